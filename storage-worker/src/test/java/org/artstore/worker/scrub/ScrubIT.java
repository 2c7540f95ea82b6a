package org.artstore.worker.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.FileVerified;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class ScrubIT {

    @Test
    void goesOverEveryFileAgainAndAgainAndRemembersItsPlace() throws IOException {
        try (var worker =
                RunningWorker.start(
                        "--artstore.worker.scrub.begin-after=PT0S",
                        "--artstore.worker.scrub.within=PT4S")) {
            var element = TestElement.of(worker);
            worker.ready(1);
            var first = stored(element, "first");
            var second = stored(element, "second");

            awaitVerified(first, 2);
            awaitVerified(second, 2);
            assertThat(worker.get("/metrics").body())
                    .containsPattern("artstore_scrub_oldest_age_seconds\\{.*" + element.id())
                    .containsPattern("artstore_scrub_files_total\\{.*" + element.id());

            worker.stop();
            assertThat(Files.readString(element.root().resolve(".scrub"))).contains("began");
            Files.write(bytes(element, first), new byte[10]);
            worker.startAgain().ready(1);

            await().atMost(Duration.ofSeconds(15)).until(() -> count(first, FileDamaged.class) > 0);
            assertThat(worker.content(first.fileId()).statusCode()).isEqualTo(503);
            assertThat(worker.content(second.fileId()).statusCode()).isEqualTo(200);
            assertThat(count(second, FileDamaged.class)).isZero();
            element.withdraw();
        }
    }

    private static TestUpload stored(TestElement element, String filename) {
        var upload = element.upload(filename, 5_000);
        TestKafka.journal(upload.whole());
        TestKafka.awaitTold(upload);
        return upload;
    }

    private static void awaitVerified(TestUpload upload, int times) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count(upload, FileVerified.class) >= times);
    }

    private static long count(TestUpload upload, Class<? extends FileEvent> type) {
        return events(upload).stream().filter(type::isInstance).count();
    }

    private static List<FileEvent> events(TestUpload upload) {
        return TestKafka.told(upload.fileId()).stream()
                .map(it -> FileEvent.CODEC.decode(it))
                .toList();
    }

    private static Path bytes(TestElement element, TestUpload upload) {
        var stored =
                (FileStored)
                        events(upload).stream()
                                .filter(FileStored.class::isInstance)
                                .findFirst()
                                .orElseThrow();
        return element.root().resolve(stored.document().location().key());
    }
}
