package org.artstore.worker.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;

import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.TestUpload;
import org.artstore.worker.job.JobClient;
import org.artstore.worker.s3.FaultyStore.Fault;
import org.artstore.worker.staging.Outcome;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.store.PreparedCommit;
import org.artstore.worker.store.StoreUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// An object store that fails, and one that does not do what is asked of it.
class S3FaultIT {

    private static final ElementId ELEMENT = new ElementId("faulty-" + UUID.randomUUID());

    @TempDir Path scratch;

    private final ObjectStore objects = ObjectStore.s3Mock();
    private final String prefix = "faults/" + UUID.randomUUID();

    /// How many uploads it are can be said with `-Ds3.uploads=500`.
    @Test
    void whateverFailsNothingIsLostOrThereTwiceAndOrphansAreRemoved() {
        long seed = Long.getLong("s3.seed", System.nanoTime());
        int number = Integer.getInteger("s3.uploads", 40);
        var mix = new FaultMix(seed);
        try (var way = faulty(mix::next);
                var bucket = TestBucket.impatient(scratch, by(way))) {
            var store = bucket.open();
            var uploads = new FaultyUploads(store, seed, number);

            mix.begin();
            uploads.run();
            mix.end();

            uploads.assertEachIsThereOrWasGivenUp();
            var there = uploads.names().stream().map(it -> prefix + "/" + it).toList();
            System.out.println(mix + ": " + uploads + ", seed " + seed + ", " + left(there));
            removeOrphans();
            assertThat(objects.keys(prefix))
                    .as("seed " + seed)
                    .filteredOn(it -> !it.contains("/."))
                    .containsExactlyInAnyOrderElementsOf(there);
            assertThat(objects.begunInParts(prefix)).isZero();
        }
    }

    private StorageElement by(FaultyStore way) {
        return ObjectStore.element(ELEMENT, "local", prefix, way.endpoint(), ObjectStore.bucket());
    }

    private String left(List<String> there) {
        return (objects.keys(prefix).size() - there.size())
                + " orphans and "
                + objects.begunInParts(prefix)
                + " uploads in parts left";
    }

    /// As an operator does it.
    private void removeOrphans() {
        try (var worker =
                RunningWorker.start(
                        ObjectStore.settings(scratch, "--artstore.worker.orphans.after=PT0S"))) {
            objects.register(ELEMENT, worker, prefix);
            worker.ready(1);
            var _ = new JobClient(worker).completed("/api/v1/orphan-jobs?dry_run=false", ELEMENT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST"})
    void aStoreThatIgnoresConditionsIsRefused(String method) {
        try (var way = faulty(it -> isConditional(it, method) ? Fault.UNCONDITIONAL : Fault.NONE);
                var bucket = bucket(way, ObjectStore.bucket())) {
            assertThatThrownBy(bucket::open)
                    .isInstanceOf(BucketUnusable.class)
                    .hasMessageContaining("ignores If-None-Match");
        }
    }

    /// Or the test before would show nothing.
    @Test
    void whatStandsInForSuchAStoreDoesWriteOverWhatIsThere() {
        try (var way = faulty(it -> isConditional(it, "PUT") ? Fault.UNCONDITIONAL : Fault.NONE);
                var bucket = ObjectStore.bucket(way.endpoint(), prefix)) {
            assertThat(bucket.create("twice", new byte[] {1})).isTrue();
            assertThat(bucket.create("twice", new byte[] {2})).isTrue();

            assertThat(objects.get(prefix + "/twice")).containsExactly(2);
        }
    }

    @Test
    void aStoreThatReplacesWhateverThereIsIsRefused() {
        try (var way =
                        faulty(
                                it ->
                                        it.getRequestHeaders().containsKey("If-Match")
                                                ? Fault.UNCONDITIONAL
                                                : Fault.NONE);
                var bucket = bucket(way, ObjectStore.bucket())) {
            assertThatThrownBy(bucket::open)
                    .isInstanceOf(BucketUnusable.class)
                    .hasMessageContaining("ignores If-Match");
        }
    }

    @Test
    void aBucketThatIsMissingIsNotMade() {
        try (var way = faulty(_ -> Fault.NONE);
                var bucket = bucket(way, "missing")) {
            assertThatThrownBy(bucket::open).isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(bucket::open).isInstanceOf(StoreUnavailable.class);
        }
    }

    @Test
    void aStoreThatIsAwaySaysNothingOfItsFiles() {
        var upload = TestUpload.of(ELEMENT, "away", 1_000);
        var away = new AtomicBoolean();
        try (var way = faulty(_ -> away.get() ? Fault.ERROR : Fault.NONE);
                var bucket = bucket(way, ObjectStore.bucket())) {
            var store = bucket.open();
            var prepared = prepared(store, upload);
            away.set(true);

            assertThatThrownBy(() -> store.blobs().find(upload.fileId()))
                    .isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> store.blobs().find(upload.opened()))
                    .isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> store.blobs().commit(List.of(prepared)))
                    .isInstanceOf(StoreUnavailable.class);

            away.set(false);
            assertThat(store.blobs().find(upload.fileId())).isEmpty();
            assertThat(store.blobs().commit(List.of(prepared))).hasSize(1);
        }
    }

    private static boolean isConditional(HttpExchange request, String method) {
        return request.getRequestMethod().equals(method)
                && request.getRequestHeaders().containsKey("If-None-Match");
    }

    private FaultyStore faulty(Function<HttpExchange, Fault> faults) {
        return new FaultyStore(objects.endpoint(), faults);
    }

    private TestBucket bucket(FaultyStore way, String name) {
        return new TestBucket(
                scratch, ObjectStore.element(ELEMENT, "local", prefix, way.endpoint(), name));
    }

    private static PreparedCommit prepared(ElementStore store, TestUpload upload) {
        for (var record : upload.records()) {
            if (store.staging().apply(record) instanceof Outcome.Sealed(var sealed)) {
                return PreparedCommit.of(sealed);
            }
        }
        throw new AssertionError("not sealed");
    }
}
