package org.artstore.worker.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.document.Location;
import org.artstore.worker.TestUpload;
import org.artstore.worker.store.BlobStoreContract;
import org.artstore.worker.store.ElementStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.async.AsyncRequestBody;

import java.nio.file.Path;
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
    void anUploadInPartsThatWasInterruptedGoesOn() {
        var large = TestUpload.of(ELEMENT, "interrupted.bin", 20 << 20);
        var object =
                new PartwiseObject(
                        new S3Bucket(objects.client(), ObjectStore.bucket(), prefix + "/"),
                        large.opened().location().key(),
                        large.checksum().hex());
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
