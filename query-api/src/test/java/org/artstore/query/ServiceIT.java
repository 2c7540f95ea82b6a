package org.artstore.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.artstore.schemas.id.FileId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.Stream;

class ServiceIT {

    private static final World WORLD = World.shared();
    private static final FileId FILE = FileId.parse("01935f3e-7c00-7abc-8def-0123456789ab");

    static Stream<String> endpoints() {
        return Stream.of(
                "/api/v1/search?q=a",
                "/api/v1/suggest?q=a",
                "/api/v1/files",
                "/api/v1/files/" + FILE,
                "/api/v1/files/" + FILE + "/download",
                "/api/v1/stats/downloads",
                "/api/v1/stats/searches");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void asksForAToken(String path) throws Exception {
        var answer = Answer.to(WORLD.get(path, null));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void refusesTokensThatAreNotGood(String path) throws Exception {
        var reader = WORLD.reader();
        for (var token :
                List.of(
                        reader.expired().sign(),
                        reader.forged().sign(),
                        reader.audience("another").sign(),
                        reader.issuer("http://another").sign())) {
            assertThat(Answer.to(WORLD.get(path, token)).status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void asksForTheScope(String path) throws Exception {
        var token = WORLD.issuer().draft().scopes("files:write").sign();
        var answer = Answer.to(WORLD.get(path, token));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("insufficient-scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/search?q=a&nonsense=1",
                "/api/v1/search?query=a",
                "/api/v1/suggest?q=a&nonsense=1",
                "/api/v1/files?q=a",
                "/api/v1/files/01935f3e-7c00-7abc-8def-0123456789ab?nonsense=1",
                "/api/v1/files/01935f3e-7c00-7abc-8def-0123456789ab/download?nonsense=1"
            })
    void refusesAnUnknownParameter(String path) throws Exception {
        var answer = Answer.to(WORLD.get(path));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("unknown-parameter");
    }

    @Test
    void isReadyWhenAllIsThere() {
        Awaitility.await()
                .untilAsserted(
                        () -> {
                            var answer = Answer.to(WORLD.get("/health/ready", null));
                            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                            assertThat(answer.json().path("status").asString()).isEqualTo("ok");
                            assertThat(answer.json().path("checks").propertyNames())
                                    .contains("postgres", "kafka", "redis");
                        });
    }

    @Test
    void isNotReadyWithoutTheIndexAndDegradedWithoutRedis() throws Exception {
        try (var _ = WORLD.postgres().shut()) {
            var answer = Answer.to(WORLD.get("/health/ready", null));
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        }
        isReadyWhenAllIsThere();
        try (var _ = WORLD.redis().shut()) {
            var answer = Answer.to(WORLD.get("/health/ready", null));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().at("/checks/redis/status").asString()).isEqualTo("fail");
        }
    }

    @Test
    void describesItsEndpoints() throws Exception {
        var answer = Answer.to(WORLD.get("/openapi.json", null));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var paths = answer.json().path("paths");
        assertThat(paths.propertyNames())
                .contains(
                        "/api/v1/search",
                        "/api/v1/suggest",
                        "/api/v1/files",
                        "/api/v1/files/{fileId}",
                        "/api/v1/files/{fileId}/download");
        assertThat(paths.path("/api/v1/search").path("get").path("parameters").valueStream())
                .extracting(parameter -> parameter.path("name").asString())
                .contains("q", "mode", "tags", "cursor")
                .doesNotContain("request", "caller");
        assertThat(paths.path("/api/v1/search").path("post").toString()).contains("requestBody");
    }

    @Test
    void showsItsMeters() throws Exception {
        var papers = Papers.called("measured.txt");
        WORLD.log().stored(papers);
        Answer.to(WORLD.get("/api/v1/files/" + papers.file()));
        Answer.to(WORLD.get("/api/v1/search?q=measured"));
        var text = Answer.to(WORLD.get("/metrics", null)).text();
        assertThat(text)
                .contains("artstore_query_document_reads_total")
                .contains("artstore_query_search_seconds_bucket")
                .contains("artstore_query_index_age_seconds");
    }
}
