package org.artstore.bench.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileMoved;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

class SyntheticHistoryTest {

    private static final int DOCUMENTS = 5_000;

    @Test
    void sameSeedGivesTheSameEvents() {
        assertThat(events(1)).isEqualTo(events(1)).isNotEqualTo(events(2));
    }

    @Test
    void hasWhatHappensToDocuments() {
        var events = events(1);
        assertThat(events.stream().map(FileEvent::fileId).distinct()).hasSize(DOCUMENTS);
        assertThat(events).filteredOn(FileChanged.class::isInstance).hasSizeGreaterThan(1_000);
        assertThat(events).filteredOn(FileMoved.class::isInstance).hasSizeGreaterThan(300);
        assertThat(events).filteredOn(FileDeleted.class::isInstance).hasSizeGreaterThan(300);
    }

    @Test
    void versionsOfADocumentAreInOrder() {
        var versions = new HashMap<FileId, Long>();
        for (var event : events(1)) {
            long version =
                    switch (event) {
                        case FileStored stored -> stored.document().version();
                        case FileChanged changed -> changed.document().version();
                        case FileDeleted deleted -> deleted.version();
                        default -> 0;
                    };
            if (version > 0) {
                assertThat(version).isEqualTo(versions.getOrDefault(event.fileId(), 0L) + 1);
                versions.put(event.fileId(), version);
            }
        }
    }

    private static List<FileEvent> events(long seed) {
        var events = new ArrayList<FileEvent>();
        new SyntheticHistory(DOCUMENTS, seed).forEach(events::add);
        return events;
    }
}
