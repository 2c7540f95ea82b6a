package org.artstore.worker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.SharedWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestParts;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

/// Uploads that become one document. Their ids spread them over the partitions of the journal.
@ExtendWith(SharedWorker.class)
class JoinIT {
    private final RunningWorker worker;
    private final TestElement element;
    private final TestParts parts;

    JoinIT(RunningWorker worker) {
        this.worker = worker;
        this.element = TestElement.of(worker);
        this.parts = TestParts.of(element.id(), "parts.bin", 900_000, 1, 2_000_000, 64 << 10, 5);
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
    void joinsPartsAndRemovesThem() {
        TestKafka.journal(parts.records());

        TestKafka.journal(parts.joined());

        assertStored();
        for (var part : parts.parts()) {
            assertThat(TestKafka.told(part.fileId())).isEmpty();
            assertThat(worker.content(part.fileId()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void joinsWhatAnEarlierWorkerHasStaged() {
        TestKafka.journal(parts.records());
        await().until(() -> !element.staged().isEmpty() && element.isDone());
        worker.stop();
        TestKafka.journal(parts.joined());

        worker.startAgain().ready(1);

        assertStored();
    }

    @Test
    void joinsOnceThoughEverythingComesAgain() {
        TestKafka.journal(parts.records());
        TestKafka.journal(parts.joined());
        assertStored();
        worker.stop();
        var before = element.files();
        TestKafka.rewind(element.id());

        worker.startAgain().ready(1);

        await().until(() -> TestKafka.told(parts.whole().fileId()).size() == 2);
        await().until(() -> element.isDone() && element.staged().isEmpty());
        assertThat(element.files()).isEqualTo(before);
    }

    @Test
    void rejectsAJoinOfWhatIsNotThere() {
        TestKafka.journal(parts.records());
        var missing = TestUpload.of(element.id(), "never sent", 10);
        var known = parts.parts().getFirst();

        TestKafka.journal(parts.whole().joined(List.of(known, missing)));

        assertThat(event())
                .isInstanceOfSatisfying(
                        UploadRejected.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.LENGTH_MISMATCH));
        assertThat(worker.content(parts.whole().fileId()).statusCode()).isEqualTo(404);
        assertThat(element.files()).isEmpty();
    }

    private void assertStored() {
        assertThat(event())
                .isInstanceOfSatisfying(
                        FileStored.class,
                        it ->
                                assertThat(it.document().content().checksum())
                                        .isEqualTo(parts.whole().checksum()));
        assertThat(worker.content(parts.whole().fileId()).body()).isEqualTo(parts.whole().bytes());
        await().until(() -> element.isDone() && element.staged().isEmpty());
    }

    private FileEvent event() {
        return FileEvent.CODEC.decode(TestKafka.awaitTold(parts.whole()).getFirst());
    }
}
