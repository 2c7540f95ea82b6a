package org.artstore.worker.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.document.Location;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.SilentObserver;
import org.artstore.worker.TestUpload;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.inventory.Unfinished;
import org.artstore.worker.store.BlobStoreContract;
import org.artstore.worker.store.Deletion;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.store.StoreUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.async.AsyncRequestBody;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// What every store in a bucket does besides.
abstract class S3StoreContract extends BlobStoreContract {

    @TempDir Path scratch;

    private final ObjectStore objects;
    private final String prefix = "t/" + UUID.randomUUID();
    private TestBucket bucket;

    S3StoreContract(ObjectStore objects) {
        this.objects = objects;
    }

    @BeforeEach
    void prepare() {
        bucket = new TestBucket(scratch, objects.element(ELEMENT, "local", prefix));
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    @Override
    protected ElementStore open() {
        return bucket.open();
    }

    @Override
    protected void damage(Location location, String name) {
        var key = prefix + "/" + location.storagePath() + "/" + name;
        var bytes = objects.get(key);
        bytes[bytes.length / 2] ^= 1;
        objects.put(key, bytes);
    }

    @Override
    protected void removeAttr(Location location) {
        objects.delete(prefix + "/" + S3Commit.attrKey(location));
    }

    /// Tombstone, attr.json asked for, copied, removed.
    @Override
    protected int deletionSteps() {
        return 4;
    }

    @Override
    protected void deleteAndDie(Deletion deletion, int steps) {
        try (var dying = objects.dyingAfter(steps, prefix)) {
            var quarantine = new S3Quarantine(dying, InstantSource.system());
            var worker = new S3Deletion(dying, quarantine, new SilentObserver());
            if (steps < deletionSteps()) {
                assertThatThrownBy(() -> worker.delete(deletion))
                        .isInstanceOf(StoreUnavailable.class);
            } else {
                worker.delete(deletion);
            }
        }
    }

    @Override
    protected List<String> left(FileId file) {
        return objects.keys(prefix).stream()
                .filter(it -> it.contains(file.toString()) && !it.contains("/.deleted/"))
                .toList();
    }

    @Override
    protected void putBack(Location location) {
        var name = CommittedName.ofBytes(location.storageFilename()).orElseThrow();
        for (var key : objects.keys(prefix)) {
            if (key.startsWith(prefix + "/.quarantine/")) {
                objects.put(prefix + "/" + S3Commit.attrKey(location), objects.get(key));
            } else if (key.endsWith(name.fileId() + ".json")) {
                objects.delete(key);
            }
        }
    }

    @Test
    void onlyCommittedFilesCount() {
        var small = TestUpload.of(ELEMENT, "counted.txt", 1_000);
        var large = TestUpload.of(ELEMENT, "counted.bin", 2_500_000);
        var deleted = TestUpload.of(ELEMENT, "not counted.bin", 2_500_000);
        var orphan = TestUpload.of(ELEMENT, "orphan.bin", 2_500_000);
        commit(open(), small.whole(), large);
        long bytes = objects.keys(prefix).stream().mapToLong(it -> objects.get(it).length).sum();
        removeAttr(commit(open(), orphan).getFirst().location());
        commit(open(), deleted);

        var sizes = new ArrayList<Long>();
        bucket.openStore().count(sizes::add);

        assertThat(sizes).hasSize(3);
        open().blobs().delete(List.of(deletion(open(), deleted)));
        sizes.clear();
        bucket.openStore().count(sizes::add);
        assertThat(sizes).hasSize(2);
        assertThat(sizes.stream().mapToLong(it -> it).sum()).isEqualTo(bytes);
    }

    @Test
    void aChangeOfAnAttrThatIsNotThereAnyMoreIsNotMade() {
        var upload = TestUpload.of(ELEMENT, "changed by another", 1_000);
        commit(open(), upload.whole());
        var first = described(open(), upload, "first");
        var second = described(open(), upload, "second");
        open().blobs().change(List.of(first));
        var store = open();

        assertThatThrownBy(() -> store.blobs().change(List.of(second)))
                .isInstanceOf(StoreUnavailable.class);

        assertThat(open().blobs().find(upload.fileId()).orElseThrow().document())
                .isEqualTo(first.after());
    }

    @Test
    void aFileIsThreeObjectsAtMostAndNothingElseIsLeft() {
        var small = TestUpload.of(ELEMENT, "small.txt", 1_000);
        var large = TestUpload.of(ELEMENT, "large.bin", 20 << 20);

        commit(open(), small.whole(), large);

        var key = prefix + "/" + small.opened().location().key();
        var largeKey = prefix + "/" + large.opened().location().key();
        assertThat(objects.keys(prefix))
                .containsExactlyInAnyOrder(
                        key,
                        key + ".attr.json",
                        largeKey,
                        largeKey + ".attr.json",
                        largeKey + ".crc32c");
        assertThat(objects.begunInParts(prefix)).isZero();
    }

    @Test
    void anUploadInPartsThatNobodyEndsIsShownAndCanBeAbandoned() {
        var inventory = open().blobs().inventory();
        var key = TestUpload.of(ELEMENT, "abandoned.bin", 1).opened().location().key();
        var begun = object(key, "").begin();
        var shown = new ArrayList<Unfinished>();

        inventory.unfinished(shown::add);

        assertThat(shown).extracting(Unfinished::id).containsExactly(begun.id());
        assertThat(shown.getFirst().place().key()).isEqualTo(key);
        assertThat(shown.getFirst().since()).isAfter(Instant.now().minusSeconds(60));
        inventory.abandon(shown.getFirst());
        inventory.abandon(shown.getFirst());
        assertThat(objects.begunInParts(prefix)).isZero();
    }

    private PartwiseObject object(String key, String digest) {
        var place = new S3Bucket(objects.client(), ObjectStore.bucket(), prefix + "/");
        return new PartwiseObject(place, key, digest);
    }

    @Test
    void anUploadInPartsThatWasInterruptedGoesOn() {
        var large = TestUpload.of(ELEMENT, "interrupted.bin", 20 << 20);
        var object = object(large.opened().location().key(), large.checksum().hex());
        var begun = object.begin();
        var first = Arrays.copyOf(large.bytes(), 8 << 20);
        S3Answers.of(
                object.send(
                        begun.id(),
                        1,
                        first.length,
                        ScratchFile.crc32c(first),
                        AsyncRequestBody.fromBytes(first)));

        commit(open(), large);

        assertIs(open(), large);
        assertThat(objects.begunInParts(prefix)).isZero();
    }

    @Test
    void otherBytesInThePlaceOfAFileThatWasNeverCommittedAreReplaced() {
        var small = TestUpload.of(ELEMENT, "foreign.txt", 1_000);
        var large = TestUpload.of(ELEMENT, "foreign.bin", 20 << 20);
        for (var upload : List.of(small, large)) {
            objects.put(prefix + "/" + upload.opened().location().key(), new byte[10]);
        }

        commit(open(), small.whole(), large);

        assertIs(open(), small);
        assertIs(open(), large);
    }
}
