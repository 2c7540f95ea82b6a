package org.artstore.ingest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.starter.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseEntity;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class ReplyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource({
        "400, malformed-header, true",
        "413, content-too-large, true",
        "422, invalid-content, true",
        "460, checksum-mismatch, true",
        "400, cut-off, false",
        "408, stalled, false",
        "409, upload-taken-over, false",
        "429, too-many-requests, false",
        "500, internal-error, false",
        "503, kafka-unavailable, false",
        "507, storage-full, false"
    })
    void whatTheRequestItselfIsRefusedForHolds(int status, String code, boolean holds) {
        var reply = Reply.of(Problem.of(status, code, "title"), "id", JSON);

        assertThat(reply.holds()).isEqualTo(holds);
        assertThat(reply.isSuccess()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"201, 201, true", "201, 422, true", "202, 503, false", "503, 201, false"})
    void manyResultsHoldIfEachDoes(int first, int second, boolean holds) {
        var items = List.of(Map.of("status", first), Map.of("status", second));

        var reply = Reply.of(ResponseEntity.status(207).body(Map.of("items", items)), JSON);

        assertThat(reply.holds()).isEqualTo(holds);
    }

    @Test
    void anAnswerComesBackAsItWas() {
        var answer =
                ResponseEntity.status(201)
                        .header("Location", "https://archive.example/1")
                        .header("Warning", "a", "b")
                        .body(Map.of("name", "Отчёт"));

        var entity = Reply.of(answer, JSON).entity();

        assertThat(entity.getStatusCode().value()).isEqualTo(201);
        assertThat(entity.getHeaders().get("Warning")).containsExactly("a", "b");
        assertThat(entity.getHeaders().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(entity.getBody())
                .isEqualTo("{\"name\":\"Отчёт\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anAnswerNeedNotHaveABody() {
        var entity = Reply.of(ResponseEntity.status(201).build(), JSON).entity();

        assertThat(entity.getBody()).isNull();
        assertThat(entity.getHeaders().getFirst("Content-Type")).isNull();
    }
}
