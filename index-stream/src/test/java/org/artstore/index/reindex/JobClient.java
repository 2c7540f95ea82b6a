package org.artstore.index.reindex;

import static org.artstore.index.Waiting.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.event.EventJson;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// An operator who speaks to the service at a port.
public record JobClient(int port) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String JOBS = "/api/v1/reindex-jobs";

    /// A job that was begun.
    public String begin(String body) {
        var answer = post(JOBS, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        var id = json(answer).path("job_id").asString();
        assertThat(answer.headers().firstValue("Location")).contains(JOBS + "/" + id);
        return id;
    }

    public JsonNode job(String id) {
        return json(get(JOBS + "/" + id));
    }

    /// Waits until it is in this state.
    public JsonNode await(String id, String state) {
        patiently()
                .untilAsserted(() -> assertThat(job(id).path("state").asString()).isEqualTo(state));
        return job(id);
    }

    public HttpResponse<String> tell(String id, String command) {
        return post(JOBS + "/" + id + "/" + command, "");
    }

    public HttpResponse<String> get(String path) {
        return send(request(path, "jobs:write").build());
    }

    public HttpResponse<String> post(String path, String body) {
        return send(
                request(path, "jobs:write")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    HttpRequest.Builder request(String path, String scope) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TokenFixture.shared().token(scope));
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return EventJson.MAPPER.readTree(answer.body());
    }
}
