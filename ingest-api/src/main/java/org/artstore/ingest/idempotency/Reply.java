package org.artstore.ingest.idempotency;

import org.artstore.schemas.request.RequestEvent.Answered;
import org.artstore.starter.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// An answer as it is kept, and as all requests with its key get it: each byte the same.
///
/// @param holds whether the same request would get it at any other time
record Reply(
        int status,
        SequencedMap<String, List<String>> headers,
        @Nullable String body,
        boolean holds) {

    /// What only this one connection is about.
    private static final Set<String> PASSING = Set.of("cut-off", "upload-taken-over");

    private static final int MULTI_STATUS = 207;
    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;

    static Reply of(ResponseEntity<?> answer, JsonMapper json) {
        var headers = new LinkedHashMap<String, List<String>>();
        answer.getHeaders().forEach(headers::put);
        var body = answer.getBody();
        if (body != null) {
            headers.putIfAbsent(
                    HttpHeaders.CONTENT_TYPE, List.of(MediaType.APPLICATION_JSON_VALUE));
        }
        int status = answer.getStatusCode().value();
        return new Reply(
                status,
                headers,
                body == null ? null : json.writeValueAsString(body),
                status != MULTI_STATUS || allHold(json.valueToTree(body)));
    }

    /// Of many results (RFC 4918, 13), one that is a failure of the service may be another later.
    private static boolean allHold(JsonNode results) {
        return results.path("items")
                .valueStream()
                .map(item -> item.path("status").asInt(FIRST_SERVER_ERROR))
                .allMatch(status -> status < FIRST_SERVER_ERROR);
    }

    static Reply of(Problem problem, String requestId, JsonMapper json) {
        var headers = new LinkedHashMap<String, List<String>>();
        problem.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        headers.put(HttpHeaders.CONTENT_TYPE, List.of(MediaType.APPLICATION_PROBLEM_JSON_VALUE));
        boolean passes =
                problem.status() >= FIRST_SERVER_ERROR
                        || problem.status() == TIMEOUT
                        || problem.status() == TOO_MANY
                        || PASSING.contains(problem.code());
        return new Reply(
                problem.status(),
                headers,
                json.writeValueAsString(problem.body(requestId)),
                !passes);
    }

    static Reply of(Answered answer) {
        return new Reply(answer.status(), answer.headers(), answer.body(), true);
    }

    boolean isSuccess() {
        return status < FIRST_CLIENT_ERROR;
    }

    /// For whoever asked.
    ResponseEntity<Object> entity() {
        var entity = ResponseEntity.status(status);
        headers.forEach((name, values) -> entity.header(name, values.toArray(String[]::new)));
        return body == null ? entity.build() : entity.body(body.getBytes(StandardCharsets.UTF_8));
    }
}
