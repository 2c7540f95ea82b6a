package org.artstore.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.ElementId;
import org.artstore.worker.RunningWorker;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/// An operator who begins jobs.
public record JobClient(RunningWorker worker) {

    /// Returns what a job says of itself when it has ended.
    public JsonNode completed(String path, ElementId element) {
        var begun = begin(path, "{\"element_id\":\"" + element + "\"}");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        var location = begun.headers().firstValue("Location").orElseThrow();
        var ended =
                await().atMost(Duration.ofSeconds(20))
                        .until(
                                () -> json(get(location)),
                                it -> !"running".equals(it.path("state").asString()));
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("completed");
        return ended;
    }

    public HttpResponse<String> begin(String path, String body) {
        return send(
                request(path, Scopes.JOBS_WRITE)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    public HttpResponse<String> get(String path) {
        return get(path, Scopes.JOBS_WRITE);
    }

    public HttpResponse<String> get(String path, String scope) {
        return send(request(path, scope).build());
    }

    private HttpRequest.Builder request(String path, String scope) {
        return HttpRequest.newBuilder(worker.uri(path))
                .header("Authorization", "Bearer " + TokenFixture.shared().token(scope));
    }

    private HttpResponse<String> send(HttpRequest request) {
        return worker.send(request, BodyHandlers.ofString());
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return EventJson.MAPPER.readTree(answer.body());
    }

    /// The findings of a job, as `<finding> <file_id>`. That there is no index is no finding: most
    /// tests have none.
    public static List<String> findings(JsonNode job) {
        return job.path("findings")
                .valueStream()
                .filter(it -> !"index-unavailable".equals(it.path("finding").asString()))
                .map(it -> it.path("finding").asString() + " " + it.path("file_id").asString())
                .toList();
    }
}
