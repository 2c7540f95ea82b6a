package org.artstore.bench.history;

import org.artstore.fixtures.Database;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.fixtures.RedisFixture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The index service as it is shipped, in a process of its own, that a test kills.
final class IndexProcess implements AutoCloseable {

    private static final Path JAR =
            Path.of("..", "..", "index-stream", "target", "index-stream-0.1.0-SNAPSHOT-exec.jar");

    private final Process process;

    private IndexProcess(Process process) {
        this.process = process;
    }

    static IndexProcess start(Database database, int threads) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var settings =
                List.of(
                        "artstore.port=0",
                        "artstore.kafka.bootstrap-servers=" + KafkaFixture.bootstrapServers(),
                        "artstore.kafka.replication-factor=1",
                        "artstore.kafka.min-insync-replicas=1",
                        "artstore.index.stream.threads=" + threads,
                        "artstore.postgres.host=" + database.host(),
                        "artstore.postgres.port=" + database.port(),
                        "artstore.postgres.database=" + database.database(),
                        "artstore.postgres.username=" + database.username(),
                        "artstore.postgres.password=" + database.password(),
                        "artstore.redis.host=" + RedisFixture.host(),
                        "artstore.redis.port=" + RedisFixture.port());
        var command =
                Stream.concat(
                                Stream.of(java, "-Xmx512m", "-jar", JAR.toString()),
                                settings.stream().map(it -> "--" + it))
                        .toList();
        return new IndexProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Path.of("target", "index-process.log").toFile())
                        .start());
    }

    /// `kill -9`; returns when it is dead.
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it does not die");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
