package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.SharedWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

/// The journal over the end of one worker and the start of the next.
@ExtendWith(SharedWorker.class)
class RestartIT {

    private final RunningWorker worker;
    private final TestElement element;

    RestartIT(RunningWorker worker) {
        this.worker = worker;
        this.element = TestElement.of(worker);
    }

    @BeforeEach
    void awaitElement() {
        worker.ready(1);
    }

    @AfterEach
    void withdrawElement() {
        element.withdraw();
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
        worker.stop();
        var before = element.files();
        TestKafka.rewind(element.id());

        worker.startAgain().ready(1);

        for (var upload : List.of(small, large, wrong)) {
            var told = await().until(() -> TestKafka.told(upload.fileId()), it -> it.size() == 2);
            assertSame(told.get(0), told.get(1));
        }
        await().until(() -> element.isDone() && element.staged().isEmpty());
        assertThat(element.files()).isEqualTo(before);
    }

    @Test
    void goesOnWithAnOpenUploadAfterARestart() {
        var upload = element.upload("interrupted", 3_000_000);
        TestKafka.journal(upload.opened());
        TestKafka.journal(upload.chunks().subList(0, 20));
        await().until(() -> element.isDone());
        worker.stop();
        assertThat(element.staged()).isNotEmpty();

        worker.startAgain();
        TestKafka.journal(upload.chunks().subList(20, 30));
        TestKafka.journal(upload.sealed(1));

        assertThat(FileEvent.CODEC.decode(TestKafka.awaitTold(upload).getFirst()))
                .isInstanceOf(FileStored.class);
        assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
        await().until(() -> element.staged().isEmpty());
    }

    @Test
    void anUploadThatStandsOpenTooLongExpires() {
        try (var hasty = RunningWorker.start("--artstore.worker.journal.upload-expiry=PT2S")) {
            var theirs = TestElement.of(hasty);
            hasty.ready(1);
            var upload = theirs.upload("forgotten", 300_000);
            TestKafka.journal(upload.opened());
            TestKafka.journal(upload.chunks());

            await().until(() -> isExpired(upload));
            await().until(() -> theirs.staged().isEmpty() && theirs.isDone());
        }
    }

    private static boolean isExpired(TestUpload upload) {
        return TestKafka.all(Topics.journal(upload.element()).name()).stream()
                .map(it -> EventHeaders.text(it.headers(), "ce_type"))
                .anyMatch("artstore.upload.expired.v1"::equals);
    }

    private static void assertSame(
            ConsumerRecord<String, byte[]> one, ConsumerRecord<String, byte[]> other) {
        assertThat(other.partition()).isEqualTo(one.partition());
        assertThat(other.value()).isEqualTo(one.value());
        assertThat(other.headers().toArray()).isEqualTo(one.headers().toArray());
    }
}
