package org.artstore.index;

import org.artstore.fixtures.KafkaFixture;
import org.artstore.fixtures.RedisFixture;
import org.artstore.fixtures.TokenFixture;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/// The service, started for one test.
public final class TestService implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private TestService(ConfigurableApplicationContext context, int port) {
        this.context = context;
        this.port = port;
    }

    /// Starts it on `database`, with more settings as `name=value`.
    public static TestService start(TestDatabase database, String... settings) {
        int port = freePort();
        var arguments = arguments(database, port, settings);
        var context = new SpringApplicationBuilder(IndexStream.class).run(arguments);
        return new TestService(context, port);
    }

    /// What it is started with.
    static String[] arguments(TestDatabase database, int port, String... settings) {
        var postgres = database.database();
        var all =
                new ArrayList<>(
                        List.of(
                                "artstore.port=" + port,
                                "artstore.json-logs=false",
                                "artstore.kafka.bootstrap-servers="
                                        + KafkaFixture.bootstrapServers(),
                                "artstore.kafka.replication-factor=1",
                                "artstore.kafka.min-insync-replicas=1",
                                "artstore.auth.issuer=" + TokenFixture.shared().issuer(),
                                "artstore.postgres.host=" + postgres.host(),
                                "artstore.postgres.port=" + postgres.port(),
                                "artstore.postgres.database=" + postgres.database(),
                                "artstore.postgres.username=" + postgres.username(),
                                "artstore.postgres.password=" + postgres.password(),
                                "artstore.redis.host=" + RedisFixture.host(),
                                "artstore.redis.port=" + RedisFixture.port()));
        all.addAll(List.of(settings));
        return all.stream().map(it -> "--" + it).toArray(String[]::new);
    }

    public int port() {
        return port;
    }

    /// What it answers to a request without a token.
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)));
    }

    /// What it answers to somebody with this scope.
    public HttpResponse<String> get(String path, String scope) {
        return send(request(path, scope).GET());
    }

    /// What it answers to a body of JSON by somebody with this scope.
    public HttpResponse<String> post(String path, String scope, String json) {
        return send(
                request(path, scope)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String scope) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TokenFixture.shared().token(scope));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
