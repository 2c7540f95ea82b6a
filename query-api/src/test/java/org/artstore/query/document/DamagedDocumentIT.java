package org.artstore.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileDamaged.Part;
import org.artstore.schemas.file.FileEvent.FileVerified;
import org.artstore.schemas.id.ElementId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class DamagedDocumentIT {

    private static final World WORLD = World.shared();

    @Test
    void isShownAsDamagedUntilItIsRepaired() throws Exception {
        var papers = Papers.called("rot.txt").described("rottenness");
        WORLD.index().add(papers);
        WORLD.log().stored(papers);
        assertThat(show(papers).header("ETag")).isEqualTo("\"1\"");

        WORLD.log().says(damaged(papers, papers.document().location().elementId()));
        awaitStatus(papers, "damaged");

        assertThat(found("rottenness")).isEqualTo("damaged");
        var cached = WORLD.get(path(papers)).header("If-None-Match", "\"1\"");
        assertThat(Answer.to(cached).status()).isEqualTo(200);
        assertThat(show(papers).header("ETag")).isEmpty();

        WORLD.log().says(verified(papers, false));
        WORLD.log().says(damaged(papers, new ElementId("another")));
        WORLD.log().stored(papers.inVersion(2));
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(show(papers).json().path("version").asLong())
                                        .isEqualTo(2));
        assertThat(show(papers).json().path("status").asString()).isEqualTo("damaged");

        WORLD.log().says(verified(papers, true));
        awaitStatus(papers, "stored");
        assertThat(found("rottenness")).isEqualTo("stored");
    }

    @Test
    void isKnownFromTheIndexAtTheStart() throws Exception {
        var papers = Papers.called("old rot.txt").createdAgo(Duration.ofDays(30));
        WORLD.index().add(papers);
        WORLD.index().damaged(papers.document());

        try (var later = WORLD.another()) {
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    Answer.to(later.get(path(papers)))
                                                            .json()
                                                            .path("status")
                                                            .asString())
                                            .isEqualTo("damaged"));
        }
    }

    private static FileDamaged damaged(Papers papers, ElementId element) {
        return new FileDamaged(
                papers.file(), null, element, Part.ATTRIBUTES, "digest differs", Instant.now());
    }

    private static FileVerified verified(Papers papers, boolean repaired) {
        var document = papers.document();
        return new FileVerified(
                papers.file(),
                document.tenant(),
                document.location().elementId(),
                document.version(),
                repaired,
                Instant.now());
    }

    private static void awaitStatus(Papers papers, String status) {
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(show(papers).json().path("status").asString())
                                        .isEqualTo(status));
    }

    private static String found(String word) throws Exception {
        return Answer.to(WORLD.get("/api/v1/search?q=" + word))
                .json()
                .path("items")
                .path(0)
                .path("status")
                .asString();
    }

    private static Answer show(Papers papers) throws Exception {
        return Answer.to(WORLD.get(path(papers)));
    }

    private static String path(Papers papers) {
        return "/api/v1/files/" + papers.file();
    }
}
