package org.artstore.index.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.artstore.index.Samples;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.CommandRejected.Refusal;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileExpired;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.FileCommand.ExpireFile;
import org.artstore.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

class ExpiryTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ExpirySettings SETTINGS =
            new ExpirySettings(MINUTE, 2, Duration.ofDays(1), null);
    private static final Instant OVER = Samples.CREATED_AT.plus(Duration.ofDays(30));

    private final List<ExpireFile> given = new ArrayList<>();
    private boolean taken = true;
    private OptionalLong end = OptionalLong.of(0);
    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> log;

    @TempDir private Path folder;

    @BeforeEach
    void start() {
        var properties = new Properties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
        var topology = ExpiryTopology.of(SETTINGS, _ -> end, this::give, Map.of());
        driver = new TopologyTestDriver(topology, properties, OVER.minus(Duration.ofDays(1)));
        log =
                driver.createInputTopic(
                        Topics.FILES.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void givesTheCommandWhenItIsTimeAndNotBefore() {
        var document = Samples.document(Samples.METADATA);
        say(new FileStored(document));

        pass(Duration.ofDays(1).minus(MINUTE));
        assertThat(given).isEmpty();
        pass(MINUTE);

        assertThat(given).hasSize(1);
        var command = given.getFirst();
        assertThat(command.fileId()).isEqualTo(document.fileId());
        assertThat(command.elementId()).isEqualTo(document.location().elementId());
        assertThat(command.tenant()).isEqualTo(document.tenant());
        assertThat(command.version()).isEqualTo(1);
        assertThat(command.requestedAt()).isAfterOrEqualTo(OVER);
    }

    @Test
    void givesItAgainUntilTheLogSaysThatItHadAnEffect() {
        var document = Samples.document(Samples.METADATA);
        say(new FileStored(document));
        pass(Duration.ofDays(1).plusHours(1));
        assertThat(given).hasSize(1);

        pass(Duration.ofDays(1));
        assertThat(given).hasSize(2);
        assertThat(given.getLast().commandId()).isEqualTo(given.getFirst().commandId());

        say(expired(document));
        pass(Duration.ofDays(3));
        assertThat(given).hasSize(2);
    }

    @Test
    void tellsARestoredCopyThatItsTimeIsOver() {
        var document = Samples.document(Samples.METADATA);
        var copy = FileId.create(Samples.CREATED_AT.plusSeconds(1));
        var restored = Samples.restored(document, copy, OVER);
        say(restored);
        say(restored);
        pass(Duration.ofDays(1).minus(MINUTE));
        assertThat(given).isEmpty();

        pass(MINUTE);

        assertThat(given).hasSize(1);
        var command = given.getFirst();
        assertThat(command.fileId()).isEqualTo(copy);
        assertThat(command.elementId()).isEqualTo(restored.elementId());
        assertThat(command.version()).isEqualTo(1);
        assertThat(command.copyOf()).isEqualTo(document.fileId());

        say(Samples.ended(restored));
        pass(Duration.ofDays(3));
        assertThat(given).hasSize(1);
    }

    @Test
    void forgetsARestoredCopyThatItsElementDoesNotHave() {
        var document = Samples.document(Samples.METADATA);
        say(Samples.restored(document, FileId.create(Samples.CREATED_AT.plusSeconds(1)), OVER));
        pass(Duration.ofDays(1));
        var command = given.getFirst();

        say(
                new CommandRejected(
                        command.fileId(),
                        command.tenant(),
                        command.commandId(),
                        Refusal.NOT_HERE,
                        null,
                        command.requestedAt(),
                        command.copyOf()));

        pass(Duration.ofDays(3));
        assertThat(given).hasSize(1);
    }

    @Test
    void waitsWhileAJournalTakesNothing() {
        say(new FileStored(Samples.document(Samples.METADATA)));
        taken = false;
        pass(Duration.ofDays(1).plusMinutes(1));
        assertThat(given).hasSize(1);

        taken = true;
        pass(Duration.ofMinutes(8));
        assertThat(given).hasSize(1);
        pass(Duration.ofMinutes(3));
        assertThat(given).hasSize(2);
    }

    @Test
    void whatIsHeldIsNotDueUntilItIsLetGo() {
        var document = Samples.document(Samples.METADATA);
        say(new FileStored(document));
        say(changed(document, 2, null, true));
        pass(Duration.ofDays(40));
        assertThat(given).isEmpty();

        say(changed(document, 3, OVER.plus(Duration.ofDays(60)), false));
        pass(Duration.ofDays(19));
        assertThat(given).isEmpty();
        pass(Duration.ofDays(3));
        assertThat(given).extracting(ExpireFile::version).contains(3L);
    }

    @Test
    void whatIsGoneOrPermanentIsNeverDue() {
        var deleted = Samples.document(Samples.METADATA);
        var finalised = Samples.document(Samples.named("b.txt"));
        say(new FileStored(deleted));
        say(Samples.deleted(deleted));
        say(new FileStored(finalised));
        say(
                new FileStored(
                        finalised.changed(
                                finalised.metadata(), Retention.permanent(), Instant.now())));

        pass(Duration.ofDays(40));

        assertThat(given).isEmpty();
    }

    @Test
    void anOlderVersionThatComesAgainChangesNothing() {
        var document = Samples.document(Samples.METADATA);
        say(changed(document, 2, OVER.plus(Duration.ofDays(10)), false));
        say(new FileStored(document));

        pass(Duration.ofDays(9));
        assertThat(given).isEmpty();
        pass(Duration.ofDays(2));
        assertThat(given).extracting(ExpireFile::version).containsOnly(2L);
    }

    @Test
    void forgetsAVersionOfWhichTheElementSaysThatItIsNoLonger() {
        var document = Samples.document(Samples.METADATA);
        say(new FileStored(document));
        pass(Duration.ofDays(1).plusMinutes(1));
        say(refused(document, CommandId.create(), Refusal.VERSION_DIFFERS));
        pass(Duration.ofDays(1));
        assertThat(given).hasSize(2);

        say(refused(document, given.getFirst().commandId(), Refusal.VERSION_DIFFERS));
        pass(Duration.ofDays(3));

        assertThat(given).hasSize(2);
    }

    @Test
    void nothingIsDueBeforeTheLogWasReadUpToItsEnd() {
        end = OptionalLong.of(2);
        var document = Samples.document(Samples.METADATA);
        say(new FileStored(document));
        pass(Duration.ofDays(2));
        assertThat(given).isEmpty();

        say(Samples.deleted(document));
        pass(Duration.ofDays(2));

        assertThat(given).isEmpty();
    }

    @Test
    void nothingIsDueWhileTheEndOfTheLogIsNotKnown() {
        end = OptionalLong.empty();
        say(new FileStored(Samples.document(Samples.METADATA)));
        pass(Duration.ofDays(2));
        assertThat(given).isEmpty();

        end = OptionalLong.of(1);
        pass(MINUTE);

        assertThat(given).hasSize(1);
    }

    @Test
    void goesOnBehindWhatIsNoEvent() {
        log.pipeInput("x".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3});
        say(new FileStored(Samples.document(Samples.METADATA)));

        pass(Duration.ofDays(2));

        assertThat(given).isNotEmpty();
    }

    @Test
    void givesSoManyAtOnceAndTheRestLater() {
        for (int i = 0; i < 5; i++) {
            say(new FileStored(Samples.document(Samples.named(i + ".txt"))));
        }
        driver.advanceWallClockTime(Duration.ofDays(1).plus(MINUTE));
        assertThat(given).hasSize(2);

        pass(Duration.ofMinutes(3));

        assertThat(given).extracting(ExpireFile::fileId).doesNotHaveDuplicates().hasSize(5);
    }

    private Set<FileId> give(List<ExpireFile> commands) {
        given.addAll(commands);
        return taken
                ? commands.stream().map(ExpireFile::fileId).collect(Collectors.toSet())
                : Set.of();
    }

    private void say(FileEvent event) {
        var record = Samples.record(event);
        log.pipeInput(
                new TestRecord<>(
                        record.key().getBytes(StandardCharsets.UTF_8),
                        record.value(),
                        record.headers()));
    }

    private void pass(Duration time) {
        var step = time.dividedBy(50).compareTo(MINUTE) < 0 ? MINUTE : time.dividedBy(50);
        for (var left = time; left.isPositive(); left = left.minus(step)) {
            driver.advanceWallClockTime(left.compareTo(step) < 0 ? left : step);
        }
    }

    private static FileChanged changed(
            Document document, long version, @Nullable Instant until, boolean hold) {
        var retention = document.retention();
        var last = document;
        while (last.version() < version) {
            last =
                    last.changed(
                            document.metadata(),
                            new Retention(
                                    retention.policy(),
                                    retention.ttlDays(),
                                    retention.expiresAt(),
                                    until,
                                    hold),
                            document.createdAt());
        }
        return new FileChanged(last, CommandId.create());
    }

    private static FileExpired expired(Document document) {
        return new FileExpired(
                new FileDeleted(
                        document.fileId(),
                        document.tenant(),
                        document.location().elementId(),
                        document.creator().id(),
                        document.version() + 1,
                        OVER,
                        null,
                        CommandId.create()));
    }

    private static CommandRejected refused(Document document, CommandId command, Refusal reason) {
        return new CommandRejected(
                document.fileId(), document.tenant(), command, reason, document.version(), OVER);
    }
}
