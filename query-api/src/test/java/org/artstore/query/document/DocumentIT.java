package org.artstore.query.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.artstore.schemas.id.FileId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

class DocumentIT {

    private static final World WORLD = World.shared();

    @Test
    void readsAtOnceWhatTheLogSays() throws Exception {
        for (int i = 0; i < 50; i++) {
            var papers = Papers.called("Отчёт " + i + ".txt").tagged("срочно");
            WORLD.log().stored(papers);
            var answer = show(papers);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("original_filename").asString())
                    .isEqualTo("Отчёт " + i + ".txt");
        }
    }

    @Test
    void readsWhatOnlyTheIndexHas() throws Exception {
        var papers = Papers.called("old.txt").createdAgo(Duration.ofDays(400));
        WORLD.index().add(papers);
        var answer = show(papers);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("file_id").asString()).isEqualTo(papers.file().toString());
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void showsTheFieldsOfTheContract() throws Exception {
        var papers = Papers.called("all.txt").described("said").with("{\"pages\":12}");
        WORLD.log().stored(papers);
        assertThat(show(papers).json().propertyNames())
                .containsExactly(
                        "file_id",
                        "original_filename",
                        "file_size",
                        "content_type",
                        "checksum",
                        "retention_policy",
                        "ttl_days",
                        "expires_at",
                        "legal_hold",
                        "description",
                        "tags",
                        "custom_attributes",
                        "created_at",
                        "updated_at",
                        "created_by",
                        "tenant",
                        "version",
                        "status");
    }

    @Test
    void showsInnerNamesToStorageReadOnly() throws Exception {
        var papers = Papers.called("inner.txt");
        WORLD.log().stored(papers);
        var operator = WORLD.reader().scopes("files:read", "storage:read").sign();
        var shown = Answer.to(WORLD.get(path(papers), operator)).json();
        assertThat(shown.path("element_id").asString()).isEqualTo("edit-01");
        assertThat(show(papers).json().has("element_id")).isFalse();
    }

    @Test
    void hidesTheDocumentsOfAnotherTenantWhereverTheyAre() throws Exception {
        var inLog = Papers.called("theirs.txt").of("other");
        var inIndex = Papers.called("theirs.txt").of("other").createdAgo(Duration.ofDays(2));
        WORLD.log().stored(inLog);
        WORLD.index().add(inIndex);
        var theirs = WORLD.reader().tenant("other").sign();
        for (var papers : new Papers[] {inLog, inIndex}) {
            assertThat(show(papers).status()).isEqualTo(404);
            assertThat(Answer.to(WORLD.get(path(papers), theirs)).status()).isEqualTo(200);
            // Now that it is in every cache.
            assertThat(show(papers).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not-an-id",
                "01935F3E-7C00-7ABC-8DEF-0123456789AB",
                "8c2f3a52-61a5-4d39-9f57-1f3a6f2f2d11"
            })
    void findsNothingUnderAMalformedId(String id) throws Exception {
        var answer = Answer.to(WORLD.get("/api/v1/files/" + id));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void findsNothingUnderAnUnknownId() throws Exception {
        assertThat(show(Papers.called("never sent.txt")).status()).isEqualTo(404);
    }

    @Test
    void tellsAClientThatHasItAlready() throws Exception {
        var papers = Papers.called("known.txt");
        WORLD.log().stored(papers);
        var again = Answer.to(WORLD.get(path(papers)).header("If-None-Match", "\"7\", W/\"1\""));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
        assertThat(again.bytes()).isEmpty();
        var other = Answer.to(WORLD.get(path(papers)).header("If-Match", "\"2\""));
        assertThat(other.status()).isEqualTo(412);
        assertThat(other.code()).isEqualTo("precondition-failed");
    }

    @Test
    void showsTheNewVersionWhereverTheOldOneIsKept() throws Exception {
        var papers = Papers.called("changing.txt");
        WORLD.index().add(papers);
        assertThat(show(papers).json().path("version").asLong()).isEqualTo(1);
        for (long version : new long[] {3, 2, 1}) {
            WORLD.log().stored(papers.inVersion(version));
        }
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(show(papers).json().path("version").asLong())
                                        .isEqualTo(3));
        assertThat(show(papers).header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void showsAChangeAsSoonAsTheLogTellsOfIt() throws Exception {
        var papers = Papers.called("tagged later.txt");
        WORLD.log().stored(papers);
        show(papers);
        WORLD.log().refused(papers);
        WORLD.log().changed(papers.tagged("later").inVersion(2));
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(show(papers).json().path("tags").path(0).asString())
                                        .isEqualTo("later"));
        assertThat(show(papers).header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void isGoneWhenTheLogSaysSoAndStaysSo() throws Exception {
        var papers = Papers.called("deleted.txt");
        WORLD.log().stored(papers);
        assertThat(show(papers).status()).isEqualTo(200);
        WORLD.log().deleted(papers);
        WORLD.log().stored(papers);
        Awaitility.await().untilAsserted(() -> assertThat(show(papers).status()).isEqualTo(410));
        assertThat(show(papers).code()).isEqualTo("deleted");
        assertThat(Answer.to(WORLD.get(path(papers) + "/download")).code()).isEqualTo("deleted");
        var theirs = WORLD.reader().tenant("other").sign();
        assertThat(Answer.to(WORLD.get(path(papers), theirs)).status()).isEqualTo(404);
    }

    @Test
    void isGoneWhenTheIndexSaysSo() throws Exception {
        var papers = Papers.called("deleted long ago.txt").createdAgo(Duration.ofDays(5));
        WORLD.index().add(papers);
        WORLD.index().delete(papers);
        for (int i = 0; i < 2; i++) {
            assertThat(show(papers).status()).isEqualTo(410);
        }
    }

    @Test
    void skipsARecordThatNobodyCanRead() throws Exception {
        var papers = Papers.called("after garbage.txt");
        WORLD.log().garbage(papers.file().toString());
        WORLD.log().stored(papers);
        assertThat(show(papers).status()).isEqualTo(200);
    }

    @Test
    void doesWithoutRedis() throws Exception {
        var papers = Papers.called("without.txt").createdAgo(Duration.ofDays(3));
        WORLD.index().add(papers);
        try (var _ = WORLD.redis().shut()) {
            var start = Instant.now();
            assertThat(show(papers).status()).isEqualTo(200);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void saysThatTheIndexIsAwayForADocumentThatIsNowhereElse() throws Exception {
        var known = Papers.called("read before.txt").createdAgo(Duration.ofDays(4));
        var unknown = Papers.called("not read.txt").createdAgo(Duration.ofDays(4));
        WORLD.index().add(known, unknown);
        show(known);
        try (var _ = WORLD.postgres().shut()) {
            assertThat(show(known).status()).isEqualTo(200);
            var answer = show(unknown);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("index-unavailable");
        }
        assertThat(show(unknown).status()).isEqualTo(200);
    }

    private static Answer show(Papers papers) throws Exception {
        return Answer.to(WORLD.get(path(papers)));
    }

    private static String path(Papers papers) {
        FileId file = papers.file();
        return "/api/v1/files/" + file;
    }
}
