package org.artstore.bench.client;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Uploads, finds and fetches documents as one account; keeps its token until shortly before it
/// expires. Thread-safe.
public final class ArtStoreClient {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final Credentials credentials;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final AtomicReference<@Nullable Token> token = new AtomicReference<>();

    private record Token(String value, Instant until) {}

    public ArtStoreClient(Credentials credentials) {
        this.credentials = credentials;
    }

    /// Uploads `body` under `filename` with further query parameters; headers in pairs.
    public HttpResponse<byte[]> upload(
            String filename, BodyPublisher body, Map<String, String> more, String... headers)
            throws IOException, InterruptedException {
        var query =
                more.entrySet().stream()
                        .map(e -> "&" + e.getKey() + "=" + encode(e.getValue()))
                        .collect(Collectors.joining());
        var uri = ingest("/api/v1/files?filename=" + encode(filename) + query);
        return http.send(authorized(uri, headers).POST(body).build(), BodyHandlers.ofByteArray());
    }

    /// Uploads `content` and waits until it is stored.
    ///
    /// @throws IllegalStateException when the answer is not 201
    public JsonNode store(String filename, byte[] content)
            throws IOException, InterruptedException {
        var answer = upload(filename, BodyPublishers.ofByteArray(content), Map.of());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + ": " + text(answer));
        }
        return json(answer);
    }

    /// Full-text search.
    public HttpResponse<byte[]> search(String words, Map<String, String> filters)
            throws IOException, InterruptedException {
        var query =
                filters.entrySet().stream()
                        .map(e -> "&" + e.getKey() + "=" + encode(e.getValue()))
                        .collect(Collectors.joining());
        return get(query("/api/v1/search?q=" + encode(words) + query), BodyHandlers.ofByteArray());
    }

    /// The document's metadata.
    public HttpResponse<byte[]> document(String fileId) throws IOException, InterruptedException {
        return get(query("/api/v1/files/" + fileId), BodyHandlers.ofByteArray());
    }

    /// The document's bytes; headers in pairs.
    public <T> HttpResponse<T> download(String fileId, BodyHandler<T> body, String... headers)
            throws IOException, InterruptedException {
        return get(query("/api/v1/files/" + fileId + "/download"), body, headers);
    }

    /// Any GET with this account's token; headers in pairs.
    public <T> HttpResponse<T> get(URI uri, BodyHandler<T> body, String... headers)
            throws IOException, InterruptedException {
        return http.send(authorized(uri, headers).GET().build(), body);
    }

    /// A request that may still be given a method; it carries this account's token.
    public HttpRequest.Builder authorized(URI uri, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + token());
        return headers.length == 0 ? request : request.headers(headers);
    }

    /// Sends any request.
    public HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofByteArray());
    }

    /// A path of ingest-api.
    public URI ingest(String path) {
        return URI.create(credentials.ingestUrl() + path);
    }

    /// A path of query-api.
    public URI query(String path) {
        return URI.create(credentials.queryUrl() + path);
    }

    /// The body of an answer as JSON.
    public static JsonNode json(HttpResponse<byte[]> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /// The body of an answer as text.
    public static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /// A valid access token.
    public String token() throws IOException, InterruptedException {
        var known = token.get();
        if (known != null && Instant.now().isBefore(known.until())) {
            return known.value();
        }
        var fresh = fetchToken();
        token.set(fresh);
        return fresh.value();
    }

    private Token fetchToken() throws IOException, InterruptedException {
        var basic = credentials.clientId() + ":" + credentials.clientSecret();
        var encoded = Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
        var request =
                HttpRequest.newBuilder(credentials.tokenUrl())
                        .timeout(TIMEOUT)
                        .header("Authorization", "Basic " + encoded)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("token: " + answer.statusCode() + " " + text(answer));
        }
        var json = json(answer);
        var lifetime = Duration.ofSeconds(json.path("expires_in").asLong());
        return new Token(
                json.path("access_token").asString(), Instant.now().plus(lifetime).minus(MARGIN));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
