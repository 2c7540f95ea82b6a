package org.artstore.starter;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// What a service answered to a real HTTP request.
record Answer(HttpResponse<String> response) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    static Answer to(HttpRequest.Builder request) throws Exception {
        return new Answer(
                HTTP.send(
                        request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString()));
    }

    static HttpRequest.Builder get(int port, String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static HttpRequest.Builder post(int port, String path, String token, String type, String body) {
        return get(port, path, token)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    String text() {
        return response.body();
    }

    JsonNode json() {
        return JSON.readTree(response.body());
    }
}
