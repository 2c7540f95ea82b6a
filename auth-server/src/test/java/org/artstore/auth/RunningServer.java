package org.artstore.auth;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The service, running in this JVM, and a client of it.
public record RunningServer(Installation installation, ConfigurableApplicationContext context)
        implements AutoCloseable {

    public static final String TOKEN = "/api/v1/auth/token";
    public static final String ACCOUNTS = "/api/v1/service-accounts";
    public static final String ELEMENTS = "/api/v1/storage-elements";
    public static final String GRANT = "grant_type=client_credentials";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<Holder, String> TOKENS = new ConcurrentHashMap<>();

    private record Holder(Installation installation, String role) {}

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    public Answer get(String path, @Nullable String token) {
        return send(request(path, token));
    }

    /// Posts JSON, with further headers (name, value, name, value ...).
    public Answer post(String path, @Nullable String token, String json, String... headers) {
        var request =
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /// Asks for a token with whatever form.
    public Answer form(String form) {
        return send(formRequest(form));
    }

    /// Asks for a token with `client_secret_basic`.
    public Answer basic(String id, String secret, String form) {
        var pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return send(
                formRequest(form)
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    /// A token of the first administrator.
    public String adminToken() {
        return token(installation.adminId(), installation.adminSecret());
    }

    public String token(String id, String secret) {
        return basic(id, secret, GRANT).field("access_token");
    }

    /// A token of an account with this role; whoever asks gets the same, for a secret is hashed
    /// slowly.
    public String tokenOf(String role) {
        return TOKENS.computeIfAbsent(new Holder(installation, role), _ -> newToken(role));
    }

    private String newToken(String role) {
        var body = "{\"name\": \"%s\", \"role\": \"%s\"}".formatted(role, role);
        var created = post(ACCOUNTS, adminToken(), body);
        return token(created.field("client_id"), created.field("client_secret"));
    }

    /// Registers an element under this id, in a directory of its own.
    public Answer register(String elementId) {
        var body =
                """
                {"element_id": "%1$s", "kind": "disk", "mode": "rw", "capacity_bytes": 1000000,
                 "worker": "local", "root": "/srv/%1$s"}
                """
                        .formatted(elementId);
        return post(ELEMENTS, adminToken(), body);
    }

    /// Takes an element one step further.
    public Answer changeMode(String elementId, String mode) {
        var body = "{\"target_mode\": \"%s\"}".formatted(mode);
        return post(ELEMENTS + "/" + elementId + "/mode", adminToken(), body);
    }

    boolean isOutboxRead() {
        var health = get("/health/ready", null).json();
        return health.at("/checks/outbox/status").asString().equals("ok");
    }

    private HttpRequest.Builder formRequest(String form) {
        return request(TOKEN, null)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var port = context.getEnvironment().getProperty("local.server.port");
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .timeout(Duration.ofSeconds(20));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
