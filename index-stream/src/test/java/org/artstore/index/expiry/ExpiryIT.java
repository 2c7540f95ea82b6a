package org.artstore.index.expiry;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.TestLog;
import org.artstore.index.TestService;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileExpired;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.FileCommand.ExpireFile;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The running service, from the file log to the journals of elements.
class ExpiryIT {

    private static final ElementId ELEMENT = new ElementId("expiring-01");
    private static final ElementId LOST = new ElementId("lost-01");
    private static final String[] SETTINGS = {
        "artstore.expiry.interval=PT0.2S", "artstore.expiry.again-after=PT2S"
    };

    @Test
    void givesCommandsUntilTheyHaveAnEffectAlsoAfterARestart() {
        try (var log = new TestLog()) {
            log.addJournal(ELEMENT);
            var lost = expiring(LOST, Duration.ofDays(40));
            var over = expiring(ELEMENT, Duration.ofDays(31));
            var young = expiring(ELEMENT, Duration.ofDays(29));
            var gone = expiring(ELEMENT, Duration.ofDays(35));
            log.sendAll(List.of(lost, over, young, gone));
            log.send(Samples.record(Samples.deleted(gone)));
            var database = TestDatabase.create();
            try (var _ = TestService.start(database, SETTINGS)) {
                patiently().untilAsserted(() -> assertThat(commands(log, over)).hasSize(2));
            }
            var given = commands(log, over).size();
            try (var _ = TestService.start(database, SETTINGS)) {
                patiently()
                        .untilAsserted(
                                () -> assertThat(commands(log, over)).hasSizeGreaterThan(given));
                log.send(Samples.record(expired(over)));
                var last = expiring(ELEMENT, Duration.ofDays(31));
                log.send(last);
                patiently().untilAsserted(() -> assertThat(commands(log, last)).hasSize(2));
            }
            assertThat(commands(log, over))
                    .allSatisfy(it -> assertThat(it.version()).isEqualTo(1))
                    .extracting(ExpireFile::commandId)
                    .containsOnly(commands(log, over).getFirst().commandId());
            assertThat(commands(log, young)).isEmpty();
            assertThat(commands(log, gone)).isEmpty();
        }
    }

    private static List<ExpireFile> commands(TestLog log, Document document) {
        return log.journal(ELEMENT).stream()
                .map(ExpireFile.class::cast)
                .filter(it -> it.fileId().equals(document.fileId()))
                .toList();
    }

    private static Document expiring(ElementId element, Duration ago) {
        var file = FileId.create(Instant.now().minus(ago));
        var sample = Samples.document(file, 1, Samples.METADATA);
        var place = sample.location();
        return new Document(
                file,
                new Location(element, place.storagePath(), place.storageFilename()),
                sample.metadata(),
                sample.content(),
                sample.createdAt(),
                sample.updatedAt(),
                sample.creator(),
                sample.tenant(),
                1,
                Retention.temporary(file.createdAt(), 30));
    }

    private static FileExpired expired(Document document) {
        return new FileExpired(
                new FileDeleted(
                        document.fileId(),
                        document.tenant(),
                        document.location().elementId(),
                        document.creator().id(),
                        2,
                        Instant.now(),
                        null,
                        CommandId.create()));
    }
}
