package org.artstore.worker.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.ElementId;
import org.artstore.worker.TestUpload;
import org.artstore.worker.s3.FaultyStore.Fault;
import org.artstore.worker.staging.Outcome;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.store.PreparedCommit;
import org.artstore.worker.store.StoreUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/// An object store that fails, and one that does not do what is asked of it.
class S3FaultIT {

    private static final ElementId ELEMENT = new ElementId("edit-01");
    private static final int TRIALS = 50;

    @TempDir Path scratch;

    private final ObjectStore objects = ObjectStore.s3Mock();
    private final String prefix = "faults/" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void nothingIsLostAndNothingIsThereTwice(long seed) {
        var random = new Random(seed);
        var failing = new AtomicBoolean();
        var uploads = new ArrayList<TestUpload>();
        for (int i = 0; i < 8; i++) {
            uploads.add(TestUpload.of(ELEMENT, "small " + i, 10_000));
        }
        uploads.add(TestUpload.of(ELEMENT, "medium", 2_000_000));
        uploads.add(TestUpload.of(ELEMENT, "large", 20 << 20));
        try (var way = faulty(_ -> failing.get() ? any(random) : Fault.NONE);
                var bucket = bucket(way, ObjectStore.bucket())) {
            var store = bucket.open();
            failing.set(true);

            for (var upload : uploads) {
                var prepared = prepared(store, upload);
                var documents = inTheEnd(() -> store.blobs().commit(List.of(prepared)));
                assertThat(documents).extracting(Document::fileId).contains(upload.fileId());
            }

            for (var upload : uploads) {
                assertThat(inTheEnd(() -> read(store, upload))).isEqualTo(upload.bytes());
            }
        }
        assertThat(objects.keys(prefix)).hasSize(2 * uploads.size() + 2);
        assertThat(objects.keys(prefix).stream().filter(it -> it.endsWith(".attr.json")))
                .hasSameSizeAs(uploads);
        assertThat(objects.begunInParts(prefix)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST"})
    void aStoreThatIgnoresConditionsIsRefused(String method) {
        try (var way = faulty(it -> isConditional(it, method) ? Fault.UNCONDITIONAL : Fault.NONE);
                var bucket = bucket(way, ObjectStore.bucket())) {
            assertThatThrownBy(bucket::open)
                    .isInstanceOf(BucketUnusable.class)
                    .hasMessageContaining("ignores If-");
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

    private static synchronized Fault any(Random random) {
        if (random.nextInt(3) > 0) {
            return Fault.NONE;
        }
        var faults =
                List.of(
                        Fault.ERROR,
                        Fault.SLOW_DOWN,
                        Fault.NO_ANSWER,
                        Fault.ERROR_IN_SUCCESS,
                        Fault.CUT_SHORT);
        return faults.get(random.nextInt(faults.size()));
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

    private static byte[] read(ElementStore store, TestUpload upload) {
        var file = store.blobs().find(upload.fileId()).orElseThrow();
        var read = new ByteArrayOutputStream();
        store.blobs()
                .open(file)
                .read(0, upload.bytes().length, (bytes, length) -> read.write(bytes, 0, length));
        return read.toByteArray();
    }

    /// As the journal does it, without the pauses.
    private static <T> T inTheEnd(Supplier<T> work) {
        for (int i = 1; i < TRIALS; i++) {
            try {
                return work.get();
            } catch (StoreUnavailable failure) {
                assertThat(failure).hasMessageNotContaining("somebody else");
            }
        }
        return work.get();
    }
}
