package org.artstore.query.archive;

import static org.artstore.query.world.WorkerActor.head;
import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.id.ElementId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

class ArchiveIT {

    private static final World WORLD = World.shared();
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
    void hidesTheArchiveOfAnotherTenant() throws Exception {
        var papers = archived("hidden-01", "hidden.txt");
        var theirs = WORLD.reader().tenant("other").sign();

        assertThat(Answer.to(WORLD.get(download(papers), theirs)).status()).isEqualTo(404);

        assertThat(WORLD.log().requestsFor(papers.file())).isEmpty();
    }

    private static Papers archived(String element, String name) throws Exception {
        var papers = stored(element, name);
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
        var papers = Papers.called(name).on(element);
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
