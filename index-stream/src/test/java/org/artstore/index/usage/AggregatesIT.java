package org.artstore.index.usage;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.TestLog;
import org.artstore.index.TestService;
import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/// What the documents amount to, by element, by type and by day.
class AggregatesIT {

    private static final List<String> TYPES = List.of("text/plain", "application/pdf", "x/y");
    private static final String DUMP =
            """
            select concat_ws(' ', element_id, bytes, files) from live.element_usage
            union all
            select concat_ws(' ', tenant, content_type, created_on, bytes, files)
            from live.type_counts
            """;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    /// What is there at the end.
    private final TreeMap<FileId, Document> last = new TreeMap<>();

    @Test
    void theyAreThoseOfTheDocumentsWhateverCameHowOften() {
        var events = events(300);
        try (var log = new TestLog()) {
            var database = TestDatabase.create();
            try (var _ = TestService.start(database, "artstore.index.stream.threads=3")) {
                log.sendEvents(events);
                log.sendEvents(events.subList(0, 500));
                patiently().until(() -> database.applied() == log.size());
            }
            assertThat(database.query(DUMP))
                    .as("seed " + seed)
                    .containsExactlyInAnyOrderElementsOf(expected());

            var replayed = TestDatabase.create();
            try (var _ = TestService.start(replayed, "artstore.index.stream.batch-size=7")) {
                patiently().until(() -> replayed.applied() == log.size());
            }
            assertThat(replayed.query(DUMP))
                    .as("seed " + seed)
                    .containsExactlyInAnyOrderElementsOf(expected());

            replayed.query("delete from generation_1.documents");
            assertThat(replayed.query(DUMP)).isEmpty();
        }
    }

    /// Documents that are stored, grow, move and go.
    private List<FileEvent> events(int documents) {
        var events = new ArrayList<FileEvent>();
        for (int i = 0; i < documents; i++) {
            var file = FileId.create(Samples.CREATED_AT.plus(Duration.ofHours(random.nextInt(72))));
            for (int version = 1; version <= 1 + random.nextInt(3); version++) {
                var document = document(file, version);
                events.add(new FileStored(document));
                last.put(file, document);
            }
            if (random.nextInt(4) == 0) {
                events.add(Samples.deleted(Objects.requireNonNull(last.remove(file))));
            }
        }
        return events;
    }

    private Document document(FileId file, int version) {
        var sample = Samples.document(file, version, Samples.named("a.txt"));
        var element = new ElementId("edit-0" + random.nextInt(3));
        var type =
                TYPES.get((int) (file.value().getLeastSignificantBits() & 1) + random.nextInt(2));
        return new Document(
                file,
                new Location(element, StorageName.directory(file), "a_" + file + ".txt"),
                sample.metadata(),
                new Content(1 + random.nextInt(1_000), type, Sha256.of(new byte[] {1})),
                sample.createdAt(),
                sample.updatedAt(),
                sample.creator(),
                sample.tenant(),
                version,
                sample.retention());
    }

    private List<String> expected() {
        var sums = new ArrayList<String>();
        sums.addAll(sums(it -> it.location().elementId().value()));
        sums.addAll(
                sums(
                        it ->
                                it.tenant()
                                        + " "
                                        + it.content().contentType()
                                        + " "
                                        + it.createdAt().toString().substring(0, 10)));
        return sums;
    }

    private List<String> sums(Function<Document, String> key) {
        var bytes = new TreeMap<String, Long>();
        var files = new TreeMap<String, Long>();
        for (var document : last.values()) {
            bytes.merge(key.apply(document), document.content().fileSize(), Long::sum);
            files.merge(key.apply(document), 1L, Long::sum);
        }
        return bytes.keySet().stream()
                .map(it -> it + " " + bytes.get(it) + " " + files.get(it))
                .toList();
    }
}
