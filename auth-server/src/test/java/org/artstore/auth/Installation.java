package org.artstore.auth;

import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.Database;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.fixtures.PostgresFixture;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A database and a credentials file on which the service can be started again and again.
public record Installation(Database database, Path credentialsFile) {

    public static final String ISSUER = "https://auth.example.org";
    public static final String SERVICES = "services";
    public static final String SERVICES_SECRET = "0123456789abcdef0123456789abcdef";

    private static final JsonMapper JSON = new JsonMapper();

    public static Installation create() {
        try {
            var folder = Files.createTempDirectory("auth-server");
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            var file = folder.resolve("run").resolve("credentials.json");
            return new Installation(PostgresFixture.database(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The installation that tests share that do not stop it.
    public static RunningServer shared() {
        return Shared.SERVER;
    }

    public RunningServer start(String... more) {
        return new RunningServer(this, run(Stream.concat(defaults(), Stream.of(more)).toList()));
    }

    public ConfigurableApplicationContext run(List<String> arguments) {
        var all = new ArrayList<>(arguments);
        all.add("--server.port=0");
        return new SpringApplicationBuilder(AuthServer.class).run(all.toArray(String[]::new));
    }

    public Stream<String> defaults() {
        return Stream.of(
                "--artstore.json-logs=false",
                "--artstore.auth.issuer=" + ISSUER,
                "--artstore.kafka.bootstrap-servers=" + KafkaFixture.bootstrapServers(),
                "--artstore.kafka.replication-factor=1",
                "--artstore.kafka.min-insync-replicas=1",
                "--artstore.postgres.host=" + database.host(),
                "--artstore.postgres.port=" + database.port(),
                "--artstore.postgres.database=" + database.database(),
                "--artstore.postgres.username=" + database.username(),
                "--artstore.postgres.password=" + database.password(),
                "--artstore.internal.client-id=" + SERVICES,
                "--artstore.internal.client-secret=" + SERVICES_SECRET,
                "--artstore.credentials-file=" + credentialsFile);
    }

    /// The database, whether or not the service runs.
    public JdbcClient jdbc() {
        return JdbcClient.create(
                new DriverManagerDataSource(
                        database.jdbcUrl(), database.username(), database.password()));
    }

    public String adminId() {
        return credentials().get("client_id").asString();
    }

    public String adminSecret() {
        return credentials().get("client_secret").asString();
    }

    private JsonNode credentials() {
        return JSON.readTree(credentialsFile.toFile());
    }

    private static RunningServer startShared() {
        var server =
                create().start(
                                "--artstore.outbox.heartbeat-interval=PT0.2S",
                                "--artstore.outbox.kept-after-delivery=PT0S");
        await().atMost(Duration.ofSeconds(60)).until(server::isOutboxRead);
        return server;
    }

    private static final class Shared {
        static final RunningServer SERVER = startShared();
    }
}
