package org.artstore.query.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What query-api answered to a real HTTP request.
public record Answer(HttpResponse<byte[]> response) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    public static Answer to(HttpRequest.Builder request) throws Exception {
        return new Answer(
                HTTP.send(
                        request.timeout(Duration.ofSeconds(15)).build(),
                        BodyHandlers.ofByteArray()));
    }

    public static HttpRequest.Builder request(int port, String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    public static HttpRequest.Builder posting(HttpRequest.Builder request, String json) {
        return request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    /// The stable code of a problem.
    public String code() {
        return json().path("code").asString("");
    }
}
