package org.artstore.index.pipeline;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.index.Samples;
import org.artstore.index.TestDatabase;
import org.artstore.index.TestLog;
import org.artstore.index.dump.CanonicalDump;
import org.artstore.index.dump.IndexHash;
import org.artstore.index.generation.Generation;
import org.artstore.index.topology.StreamSettings;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// The index is a function of the log: whenever, how often and with how many threads it is read.
class ReplayIT {

    private static final int DOCUMENTS = 150;
    private static final int DELETED_EVERY = 5;

    private final TestLog log = new TestLog();
    private final List<FileEvent> history = history();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void replayGivesTheSameRows() {
        log.sendEvents(history);
        var live = hash(1, 500);

        var replayed = hash(3, 7);

        assertThat(replayed).isEqualTo(live);
    }

    @Test
    void everyRecordTwiceGivesTheSameRows() {
        log.sendEvents(history);
        var once = hash(1, 500);
        log.replace();
        log.sendEvents(history.stream().flatMap(it -> Stream.of(it, it)).toList());
        log.sendEvents(history);

        assertThat(hash(2, 100)).isEqualTo(once);
    }

    /// Of a fresh index, made from the whole log. The group has read the log before, and is taken
    /// back.
    private String hash(int threads, int batchSize) {
        var database = TestDatabase.create();
        var settings =
                new StreamSettings(
                        threads, batchSize, Duration.ofSeconds(1), Duration.ofSeconds(6));
        try (var _ = TestPipeline.start(database, settings)) {
            var end = log.size();
            patiently().untilAsserted(() -> assertThat(database.applied()).isEqualTo(end));
            assertThat(database.count()).isEqualTo(DOCUMENTS);
            assertThat(database.usage()).contains(" " + DOCUMENTS * 4 / DELETED_EVERY + " ");
            assertThat(database.query("select status from live.documents")).contains("damaged");
            var restored = database.query("select copy_id::text from live.restored order by 1");
            var wanted = database.query("select file_id::text from live.restores order by 1");
            assertThat(restored).hasSize(DOCUMENTS / 10);
            assertThat(wanted).hasSize(DOCUMENTS / 10);
            return database.hash() + database.usage() + restored + wanted + canonical(database);
        }
    }

    private static IndexHash canonical(TestDatabase database) {
        try (var pool = database.pool();
                var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            return CanonicalDump.of(connection, Generation.FIRST);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FileEvent event(Document document) {
        return document.version() == 1 ? new FileStored(document) : Samples.changed(document);
    }

    /// Documents of one to four versions each, in any order of documents, in order of versions;
    /// some are found damaged meanwhile, some of these repaired, and some deleted in the end.
    private static List<FileEvent> history() {
        var random = new Random(42);
        var history = new ArrayList<FileEvent>();
        for (int i = 0; i < DOCUMENTS; i++) {
            var file = FileId.create(Samples.CREATED_AT.plusMillis(i));
            int versions = 1 + random.nextInt(4);
            int at = 0;
            for (int version = 1; version <= versions; version++) {
                at += random.nextInt(history.size() + 1 - at);
                var document = Samples.document(file, version, metadata(i, version));
                history.add(at++, event(document));
                if (i % 5 == 0) {
                    at += random.nextInt(history.size() + 1 - at);
                    history.add(at++, Samples.damaged(document));
                }
                if (i % 10 == 0) {
                    at += random.nextInt(history.size() + 1 - at);
                    history.add(at++, Samples.verified(document, true));
                }
            }
            if (i % DELETED_EVERY == 1) {
                at += random.nextInt(history.size() + 1 - at);
                var last = Samples.document(file, versions, metadata(i, versions));
                history.add(at, Samples.deleted(last));
            }
            if (i % 5 == 2) {
                history.addAll(
                        restored(Samples.document(file, versions, metadata(i, versions)), i));
            }
        }
        return history;
    }

    /// Wanted, restored, and every other time wanted again when that is over.
    private static List<FileEvent> restored(Document document, int i) {
        var copy = FileId.create(document.createdAt().plusMillis(DOCUMENTS));
        var restored = Samples.restored(document, copy, copy.createdAt().plusSeconds(60));
        var asked = Samples.requested(document);
        return i % 2 == 0
                ? List.of(asked, restored)
                : List.of(asked, restored, Samples.ended(restored), asked);
    }

    private static Metadata metadata(int i, int version) {
        return new Metadata(
                "Договор_" + i + "-v" + version + ".docx",
                i % 3 == 0 ? null : "Contract number " + i + ", версия " + version,
                List.of("договор", "tag " + i % 7),
                Samples.attributes("{\"номер\":" + i + ",\"стороны\":[\"Ромашка\",\"Acme\"]}"));
    }
}
