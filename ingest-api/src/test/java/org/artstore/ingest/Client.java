package org.artstore.ingest;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.id.FileId;
import org.assertj.core.api.Assertions;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A client of the service; each change gives a new one.
record Client(Service service, String token, Map<String, String> headers) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Client {
        headers = Map.copyOf(headers);
    }

    /// What came back.
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        FileId file() {
            return FileId.parse(text("file_id"));
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /// Asserts that it is a problem of this kind.
        Answer refused(int status, String code) {
            Assertions.assertThat(status()).as(response.body()).isEqualTo(status);
            Assertions.assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            Assertions.assertThat(text("code")).isEqualTo(code);
            Assertions.assertThat(text("request_id")).isEqualTo(header("X-Request-Id"));
            return this;
        }
    }

    static Client of(Service service) {
        return new Client(service, TokenFixture.shared().token("files:write"), Map.of());
    }

    Client token(String other) {
        return new Client(service, other, headers);
    }

    Client header(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Client(service, token, more);
    }

    Answer upload(String query, byte[] bytes) {
        return post("/api/v1/files?" + query, BodyPublishers.ofByteArray(bytes));
    }

    Answer post(String path, BodyPublisher body) {
        return send(request(path).POST(body));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer patch(String path, byte[] bytes) {
        return patch(path, BodyPublishers.ofByteArray(bytes));
    }

    Answer patch(String path, BodyPublisher body) {
        return send(request(path).method("PATCH", body));
    }

    Answer options(String path) {
        return send(request(path).method("OPTIONS", BodyPublishers.noBody()));
    }

    Answer head(String path) {
        return send(request(path).HEAD());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(service.uri(path)).timeout(Duration.ofSeconds(60));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(
                    HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
