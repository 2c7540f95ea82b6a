package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.id.ElementId;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// The journal over the end of one worker and the start of the next.
class RestartIT {

    @TempDir Path parent;

    private final String id = "worker-" + UUID.randomUUID();
    private RunningWorker worker = RunningWorker.start(id);
    private TestElement element = new TestElement(id, new ElementId("none"), Path.of("/"));

    @BeforeEach
    void awaitElement() {
        element = TestElement.registered(id, parent);
        worker.ready(1);
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void tellsTheSameWhenEverythingComesAgain() {
        var small = element.upload("small", 100);
        var large = element.upload("large", 2_000_000);
        var wrong = element.upload("wrong", 100).declaring(Sha256.of(new byte[] {1}));
        var aborted = element.upload("aborted", 300_000);
        TestKafka.journal(small.whole(), wrong.whole(), aborted.opened());
        TestKafka.journal(aborted.chunks());
        TestKafka.journal(aborted.aborted());
        TestKafka.journal(large.records());
        List.of(small, large, wrong).forEach(TestKafka::awaitTold);
        await().until(() -> element.isDone());
        worker.close();
        var before = element.files();
        TestKafka.rewind(element.id());

        worker = RunningWorker.start(id).ready(1);

        for (var upload : List.of(small, large, wrong)) {
            var told = await().until(() -> TestKafka.told(upload.fileId()), it -> it.size() == 2);
            assertSame(told.get(0), told.get(1));
        }
        await().until(() -> element.isDone());
        assertThat(element.files()).isEqualTo(before);
        assertThat(element.staged()).isEmpty();
    }

    @Test
    void goesOnWithAnOpenUploadAfterARestart() {
        var upload = element.upload("interrupted", 3_000_000);
        TestKafka.journal(upload.opened());
        TestKafka.journal(upload.chunks().subList(0, 20));
        await().until(() -> element.isDone());
        worker.close();
        assertThat(element.staged()).isNotEmpty();

        worker = RunningWorker.start(id);
        TestKafka.journal(upload.chunks().subList(20, 30));
        TestKafka.journal(upload.sealed(1));

        assertThat(FileEvent.CODEC.decode(TestKafka.awaitTold(upload).getFirst()))
                .isInstanceOf(FileStored.class);
        assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
        assertThat(element.staged()).isEmpty();
    }

    @Test
    void anUploadThatStandsOpenTooLongExpires() {
        worker.close();
        worker = RunningWorker.start(id, "--artstore.worker.journal.upload-expiry=PT2S");
        var upload = element.upload("forgotten", 300_000);
        TestKafka.journal(upload.opened());
        TestKafka.journal(upload.chunks());

        await().until(
                        () ->
                                TestKafka.all(element.journal()).stream()
                                        .anyMatch(
                                                it ->
                                                        "artstore.upload.expired.v1"
                                                                .equals(
                                                                        EventHeaders.text(
                                                                                it.headers(),
                                                                                "ce_type"))));
        await().until(() -> element.staged().isEmpty() && element.isDone());
    }

    private static void assertSame(
            ConsumerRecord<String, byte[]> one, ConsumerRecord<String, byte[]> other) {
        assertThat(other.partition()).isEqualTo(one.partition());
        assertThat(other.value()).isEqualTo(one.value());
        assertThat(other.headers().toArray()).isEqualTo(one.headers().toArray());
    }
}
