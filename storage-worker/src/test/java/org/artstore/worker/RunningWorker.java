package org.artstore.worker;

import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.KafkaFixture;
import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.id.FileId;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/// The service as it runs, and a client of it.
public final class RunningWorker implements AutoCloseable {

    /// The secret with which links to content are signed.
    public static final String LINKS = "known to query-api and the workers";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String id = "worker-" + UUID.randomUUID();
    private final Path folder = newFolder();
    private final String[] settings;
    private ConfigurableApplicationContext context;

    private RunningWorker(String... settings) {
        this.settings = settings;
        this.context = run();
    }

    /// Returns before its elements are open.
    ///
    /// @param settings as on the command line, in the place of what suits most tests
    public static RunningWorker start(String... settings) {
        return new RunningWorker(settings);
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(StorageWorker.class, OwnThreads.class)
                .properties(
                        "artstore.port=0",
                        "artstore.worker.id=" + id,
                        "artstore.worker.disk-reserve=1MB",
                        "artstore.worker.disk-reserve-percent=0",
                        "artstore.placement.disk-reserve=1MB",
                        "artstore.placement.disk-reserve-share=0",
                        "artstore.worker.reopen-interval=PT0.2S",
                        "artstore.worker.status-interval=PT0.2S",
                        "artstore.worker.rescue-after=PT0.5S",
                        "artstore.worker.scrub.begin-after=PT1H",
                        "artstore.json-logs=false",
                        "artstore.links.secret=" + LINKS,
                        "artstore.auth.issuer=" + TokenFixture.shared().issuer(),
                        "artstore.kafka.bootstrap-servers=" + KafkaFixture.bootstrapServers(),
                        "artstore.kafka.replication-factor=1",
                        "artstore.kafka.min-insync-replicas=1")
                .run(settings);
    }

    public String id() {
        return id;
    }

    /// For the roots of its elements; it stays until the worker is closed.
    public Path folder() {
        return folder;
    }

    public void stop() {
        context.close();
    }

    /// Does nothing while it runs.
    public RunningWorker startAgain() {
        if (!context.isActive()) {
            context = run();
        }
        return this;
    }

    /// Waits until all of its elements are in use.
    public RunningWorker ready(int elements) {
        var wanted = "\"detail\":\"" + elements + " in use\"";
        await().atMost(Duration.ofSeconds(30))
                .ignoreException(UncheckedIOException.class)
                .until(() -> get("/health/ready").body().contains(wanted));
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    /// The content of a file, asked for by a service.
    public HttpResponse<byte[]> content(FileId file, String... headers) {
        return send(request(file, headers).build(), BodyHandlers.ofByteArray());
    }

    public HttpRequest.Builder request(FileId file, String... headers) {
        var request =
                HttpRequest.newBuilder(uri("/internal/v1/files/" + file + "/content"))
                        .header(
                                "Authorization",
                                "Bearer " + TokenFixture.shared().token(Scopes.INTERNAL));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        var port = context.getEnvironment().getProperty("local.server.port");
        return URI.create("http://localhost:" + port + path);
    }

    @Override
    public void close() {
        stop();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("artstore-worker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One that is closed must not take the threads of the others along, nor wait for them.
    @Configuration(proxyBeanMethods = false)
    static class OwnThreads {

        @Bean
        ReactorResourceFactory reactorResources() {
            var resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            resources.setShutdownQuietPeriod(Duration.ZERO);
            return resources;
        }
    }
}
