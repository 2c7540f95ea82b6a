package org.artstore.worker.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.RunningWorker;
import org.artstore.worker.SharedWorker;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

@ExtendWith(SharedWorker.class)
class ElementIT {

    private final RunningWorker worker;
    private final List<TestElement> elements = new ArrayList<>();

    ElementIT(RunningWorker worker) {
        this.worker = worker;
    }

    @AfterEach
    void withdrawElements() {
        elements.forEach(TestElement::withdraw);
    }

    @Test
    void reportsWhatLiesOnIt() {
        var element = online();
        var upload = element.upload("a", 50_000);
        var open = element.upload("open", 300_000);
        TestKafka.journal(upload.whole(), open.opened(), open.chunk(1, 0, 100_000));

        var status = awaitStatus(element, it -> it.fileCount() == 1 && it.usedBytes() > 150_000);

        assertThat(status.health()).isEqualTo(Health.ONLINE);
        assertThat(status.worker()).isEqualTo(worker.id());
        assertThat(status.endpoint()).isEqualTo(URI.create("http://localhost:8010"));
        assertThat(status.usedBytes()).isBetween(150_500L, 155_000L);
        assertThat(status.reservedBytes()).isEqualTo(200_000);
        assertThat(status.freeBytes()).isPositive();
    }

    @Test
    void countsWhatIsThereWhenItStarts() {
        var element = online();
        TestKafka.journal(element.upload("a", 50_000).whole());
        var before = awaitStatus(element, it -> it.fileCount() == 1);

        worker.stop();
        awaitStatus(element, it -> it.health() == Health.OFFLINE);
        worker.startAgain();

        var after = awaitStatus(element, it -> it.health() == Health.ONLINE);
        assertThat(after.fileCount()).isEqualTo(1);
        assertThat(after.usedBytes()).isEqualTo(before.usedBytes());
    }

    @Test
    void waitsForADiskThatIsNotMounted() throws IOException {
        var mount = worker.folder().resolve("mount");
        var element = registered(mount);
        awaitStatus(element, it -> it.health() == Health.OFFLINE);
        assertThat(worker.get("/health/ready").statusCode()).isEqualTo(503);

        Files.createDirectory(mount);

        awaitStatus(element, it -> it.health() == Health.ONLINE);
        worker.ready(1);
    }

    @Test
    void waitsWhileTheDiskIsFull() throws IOException {
        var element = online();
        var upload = element.upload("a", 1_000);
        var staged = element.staging().resolve(upload.fileId().toString());
        Files.createSymbolicLink(staged, Path.of("/dev/full"));

        TestKafka.journal(upload.whole());
        awaitStatus(element, it -> it.health() == Health.FULL);
        assertThat(TestKafka.told(upload.fileId())).isEmpty();
        Files.delete(staged);

        TestKafka.awaitTold(upload);
        awaitStatus(element, it -> it.health() == Health.ONLINE);
        assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
    }

    @Test
    void isOfflineAfterTheDiskFailedAndLosesNothing() throws IOException {
        var element = online();
        var good = element.upload("good", 1_000);
        var upload = element.upload("a", 1_000);
        TestKafka.journal(good.whole());
        TestKafka.awaitTold(good);
        var staged = element.staging().resolve(upload.fileId().toString());
        Files.createDirectory(staged);

        TestKafka.journal(upload.whole());
        awaitStatus(element, it -> it.health() == Health.OFFLINE);
        assertThat(worker.content(good.fileId()).statusCode()).isEqualTo(503);
        Files.delete(staged);
        assertThat(TestKafka.told(upload.fileId())).isEmpty();

        worker.stop();
        worker.startAgain().ready(1);

        TestKafka.awaitTold(upload);
        assertThat(worker.content(upload.fileId()).body()).isEqualTo(upload.bytes());
    }

    @Test
    void isFullBelowTheReserve() {
        try (var modest = RunningWorker.start("--artstore.worker.disk-reserve=1000000TB")) {
            var element = TestElement.of(modest);

            awaitStatus(element, it -> it.health() == Health.FULL);
        }
    }

    private TestElement online() {
        var element = registered(worker.folder());
        worker.ready(1);
        awaitStatus(element, it -> it.health() == Health.ONLINE);
        return element;
    }

    private TestElement registered(Path parent) {
        var element = TestElement.of(worker, parent);
        elements.add(element);
        return element;
    }

    private static ElementStatus awaitStatus(TestElement element, Predicate<ElementStatus> wanted) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> status(element).filter(wanted), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<ElementStatus> status(TestElement element) {
        return TestKafka.all(Topics.ELEMENT_STATUS.name()).stream()
                .filter(it -> element.id().value().equals(it.key()))
                .map(ElementStatus.CODEC::decode)
                .reduce((_, last) -> last);
    }
}
