package org.artstore.worker.trim;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class OpeningsTest {

    private static final Duration LIFE = Duration.ofHours(25);
    private static final FileId FILE = FileId.create(Instant.EPOCH);
    private static final FileId OTHER = FileId.create(Instant.EPOCH);
    private static final TopicPartition PARTITION = new TopicPartition("journal", 0);

    private final Uploads uploads = new Uploads();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final Openings openings = new Openings(uploads, LIFE, () -> now);

    @Test
    void nothingIsNeededWhileNothingIsOpen() {
        openings.note(List.of(record(FILE, 0, "upload.whole"), record(null, 1, "upload.opened")));

        assertThat(openings.needed()).contains(Map.of());
    }

    @Test
    void theFirstOpeningIsNeeded() {
        uploads.staged.addAll(Set.of(FILE, OTHER));
        openings.note(
                List.of(
                        record(FILE, 3, "upload.opened"),
                        record(OTHER, 4, "upload.opened"),
                        record(FILE, 5, "upload.chunk")));
        assertNeeded(3);

        uploads.staged.remove(FILE);
        openings.note(List.of(record(FILE, 6, "upload.sealed")));
        assertNeeded(4);
    }

    @Test
    void anEndThatDoesNotCountEndsNothing() {
        uploads.staged.add(FILE);
        openings.note(List.of(record(FILE, 3, "upload.opened"), record(FILE, 4, "upload.sealed")));

        assertNeeded(3);
    }

    @Test
    void whatBeganBeforeThisProcessForbidsEverything() {
        uploads.staged.add(FILE);
        assertThat(openings.needed()).isEmpty();
        openings.note(List.of(record(FILE, 7, "upload.chunk")));
        assertThat(openings.needed()).isEmpty();

        uploads.staged.clear();
        assertThat(openings.needed()).contains(Map.of());
    }

    @Test
    void whatIsForwardedIsNeededUntilItsEndIsPassedOn() {
        uploads.staged.add(FILE);
        openings.note(List.of(record(FILE, 3, "upload.opened")));
        uploads.staged.clear();
        uploads.forwarded.add(FILE);
        openings.note(List.of(record(FILE, 8, "upload.chunk")));
        assertNeeded(3);

        openings.note(List.of(record(FILE, 9, "upload.sealed")));
        assertThat(openings.needed()).contains(Map.of());
    }

    @Test
    void aForwardedUploadThatNobodyGoesOnWithIsForgotten() {
        uploads.forwarded.add(FILE);
        openings.note(List.of(record(FILE, 3, "upload.opened")));
        now = now.plus(LIFE);
        assertNeeded(3);

        now = now.plusMillis(1);
        assertThat(openings.needed()).contains(Map.of());
    }

    private void assertNeeded(long offset) {
        assertThat(openings.needed()).isEqualTo(Optional.of(Map.of(PARTITION, offset)));
    }

    private static ConsumerRecord<String, byte[]> record(
            @Nullable FileId file, long offset, String type) {
        var headers = new RecordHeaders();
        EventHeaders.put(headers, EventHeaders.TYPE, "artstore." + type + ".v1");
        var key = file == null ? "no id" : file.toString();
        var record = new ConsumerRecord<>(PARTITION.topic(), 0, offset, key, new byte[0]);
        headers.forEach(record.headers()::add);
        return record;
    }

    private static final class Uploads implements OpenUploads {

        private final Set<FileId> staged = new HashSet<>();
        private final Set<FileId> forwarded = new HashSet<>();

        @Override
        public Set<FileId> staged() {
            return staged;
        }

        @Override
        public boolean isStaged(FileId file) {
            return staged.contains(file);
        }

        @Override
        public boolean isForwarded(FileId file) {
            return forwarded.contains(file);
        }
    }
}
