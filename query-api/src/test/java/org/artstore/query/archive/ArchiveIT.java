package org.artstore.query.archive;

import static org.artstore.query.world.WorkerActor.head;
import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.file.FileEvent.FileRestored;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

class ArchiveIT {

    private static final World WORLD = World.shared();
    private static final ElementId SHELF = new ElementId("shelf-01");
    private static final byte[] BYTES = "brought back".getBytes(StandardCharsets.UTF_8);
    private static final byte[] REFUSAL =
            "{\"code\":\"mode-not-allowed\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void asksOnceForWhatIsArchived() throws Exception {
        var papers = archived("asks-01", "asked for.txt");
        assertThat(show(papers).header("ETag")).isEmpty();

        var first = Answer.to(WORLD.get(download(papers)));
        var second = Answer.to(WORLD.get(download(papers)));

        for (var answer : new Answer[] {first, second}) {
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("Location")).isEqualTo(path(papers));
            assertThat(answer.json().path("status").asString()).isEqualTo("restoring");
        }
        assertThat(show(papers).json().path("status").asString()).isEqualTo("restoring");
        var requests = WORLD.log().requestsFor(papers.file());
        assertThat(requests).hasSize(1);
        assertThat(requests.getFirst().elementId()).isEqualTo(new ElementId("asks-01"));
        assertThat(requests.getFirst().version()).isEqualTo(1);
        assertThat(WORLD.worker().requestsFor(papers.file())).isEmpty();
    }

    @Test
    void looksWithoutAsking() throws Exception {
        var papers = archived("looks-01", "looked at.txt");

        assertThat(Answer.to(WORLD.get(download(papers)).HEAD()).status()).isEqualTo(202);

        assertThat(WORLD.log().requestsFor(papers.file())).isEmpty();
        assertThat(show(papers).json().path("status").asString()).isEqualTo("archived");
    }

    @Test
    void believesTheWorkerThatKnowsItFirst() throws Exception {
        var papers = stored("first-01", "ahead.txt");
        WORLD.worker()
                .when(
                        papers.file(),
                        (_, out, _) -> {
                            head(
                                    out,
                                    "409 Conflict",
                                    "Content-Type: application/problem+json",
                                    "Content-Length: " + REFUSAL.length);
                            out.write(REFUSAL);
                            out.flush();
                        });

        assertThat(Answer.to(WORLD.get(download(papers))).status()).isEqualTo(202);

        assertThat(WORLD.log().requestsFor(papers.file())).hasSize(1);
    }

    @Test
    void knowsFromTheIndexWhatWasAskedFor() throws Exception {
        var papers = Papers.called("asked before.txt").on("old-01").createdAgo(Duration.ofDays(30));
        WORLD.log().mode(new ElementId("old-01"), ElementMode.AR, 3);
        WORLD.index().add(papers);
        WORLD.index().requested(papers.document());

        try (var later = WORLD.another()) {
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    Answer.to(later.get(path(papers)))
                                                            .json()
                                                            .path("status")
                                                            .asString())
                                            .isEqualTo("restoring"));
            assertThat(Answer.to(later.get(download(papers))).status()).isEqualTo(202);
        }
        assertThat(WORLD.log().requestsFor(papers.file())).isEmpty();
    }

    @Test
    void readsARestoredCopyUntilItEnds() throws Exception {
        var papers = archived(Papers.called("brought.txt").holding(BYTES, "text/plain"), "back-01");
        assertThat(Answer.to(WORLD.get(download(papers))).status()).isEqualTo(202);
        var copy = copy();

        WORLD.log().says(restored(papers, copy));

        awaitStatus(papers, "stored");
        var bytes = Answer.to(WORLD.get(download(papers)));
        assertThat(bytes.status()).isEqualTo(200);
        assertThat(bytes.bytes()).isEqualTo(BYTES);
        assertThat(WORLD.worker().requestsFor(papers.file())).isEmpty();

        WORLD.log().says(ended(papers, FileId.create(Instant.now())));
        WORLD.log().says(ended(papers, copy));

        awaitStatus(papers, "archived");
        assertThat(Answer.to(WORLD.get(download(papers))).status()).isEqualTo(202);
        assertThat(WORLD.log().requestsFor(papers.file())).hasSize(2);
    }

    @Test
    void asksAgainWhenTheRestoredCopyIsDamagedOrHasGone() throws Exception {
        var papers = archived(Papers.called("lost.txt").holding(BYTES, "text/plain"), "lost-01");
        var gone = FileId.create(Instant.now());
        WORLD.worker()
                .when(
                        gone,
                        (_, out, _) -> {
                            head(out, "404 Not Found", "Content-Length: 0");
                            out.flush();
                        });
        WORLD.log().says(restored(papers, gone));
        awaitStatus(papers, "stored");

        assertThat(Answer.to(WORLD.get(download(papers))).status()).isEqualTo(202);

        WORLD.log()
                .says(
                        new FileDamaged(
                                gone,
                                papers.document().tenant(),
                                SHELF,
                                FileDamaged.Part.CONTENT,
                                "the checksum differs",
                                Instant.now()));
        awaitStatus(papers, "restoring");
        assertThat(WORLD.log().requestsFor(papers.file())).hasSize(1);
    }

    @Test
    void knowsFromTheIndexWhatWasRestored() throws Exception {
        var papers =
                Papers.called("restored before.txt")
                        .holding(BYTES, "text/plain")
                        .on("past-01")
                        .createdAgo(Duration.ofDays(30));
        WORLD.log().mode(new ElementId("past-01"), ElementMode.AR, 3);
        WORLD.index().add(papers);
        WORLD.index().restored(papers.file(), copy(), SHELF);

        try (var later = WORLD.another()) {
            Awaitility.await()
                    .untilAsserted(
                            () -> {
                                var bytes = Answer.to(later.get(download(papers)));
                                assertThat(bytes.status()).isEqualTo(200);
                                assertThat(bytes.bytes()).isEqualTo(BYTES);
                            });
        }
    }

    @Test
    void hidesTheArchiveOfAnotherTenant() throws Exception {
        var papers = archived("hidden-01", "hidden.txt");
        var theirs = WORLD.reader().tenant("other").sign();

        assertThat(Answer.to(WORLD.get(download(papers), theirs)).status()).isEqualTo(404);

        assertThat(WORLD.log().requestsFor(papers.file())).isEmpty();
    }

    /// A restored copy that the worker has.
    private static FileId copy() throws Exception {
        var copy = FileId.create(Instant.now());
        WORLD.log().serving(SHELF, WORLD.worker().endpoint());
        WORLD.worker().holds(copy, BYTES);
        return copy;
    }

    private static FileRestored restored(Papers papers, FileId copy) {
        var document = papers.document();
        return new FileRestored(
                document.fileId(),
                document.tenant(),
                document.location().elementId(),
                document.version(),
                copy,
                SHELF,
                document.content().checksum(),
                document.creator().id(),
                Instant.now(),
                Instant.now().plus(Duration.ofDays(30)));
    }

    private static FileRestoreEnded ended(Papers papers, FileId copy) {
        var document = papers.document();
        return new FileRestoreEnded(
                document.fileId(),
                document.tenant(),
                SHELF,
                copy,
                document.version(),
                Instant.now(),
                CommandId.create());
    }

    private static void awaitStatus(Papers papers, String status) {
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(show(papers).json().path("status").asString())
                                        .isEqualTo(status));
    }

    private static Papers archived(String element, String name) throws Exception {
        return archived(Papers.called(name), element);
    }

    private static Papers archived(Papers called, String element) throws Exception {
        var papers = stored(called, element);
        WORLD.log().mode(new ElementId(element), ElementMode.RO, 2);
        WORLD.log().mode(new ElementId(element), ElementMode.AR, 3);
        WORLD.log().mode(new ElementId(element), ElementMode.RO, 2);
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(show(papers).json().path("status").asString())
                                        .isEqualTo("archived"));
        return papers;
    }

    private static Papers stored(String element, String name) throws Exception {
        return stored(Papers.called(name), element);
    }

    private static Papers stored(Papers called, String element) throws Exception {
        var papers = called.on(element);
        WORLD.log().serving(new ElementId(element), WORLD.worker().endpoint());
        WORLD.log().stored(papers);
        Awaitility.await().untilAsserted(() -> assertThat(show(papers).status()).isEqualTo(200));
        return papers;
    }

    private static Answer show(Papers papers) throws Exception {
        return Answer.to(WORLD.get(path(papers)));
    }

    private static String path(Papers papers) {
        return "/api/v1/files/" + papers.file();
    }

    private static String download(Papers papers) {
        return path(papers) + "/download";
    }
}
