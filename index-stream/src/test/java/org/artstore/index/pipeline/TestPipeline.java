package org.artstore.index.pipeline;

import com.zaxxer.hikari.HikariDataSource;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.fixtures.RedisFixture;
import org.artstore.index.TestDatabase;
import org.artstore.index.cache.DocumentCache;
import org.artstore.index.deadletter.DeadLetters;
import org.artstore.index.registry.GenerationRegistry;
import org.artstore.index.telemetry.IndexMeters;
import org.artstore.index.topology.RebuildSettings;
import org.artstore.index.topology.StreamSettings;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.kafka.KafkaSettings;
import org.artstore.starter.lifetime.Turns;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

/// The pipeline without the service around it, started for one test.
final class TestPipeline implements AutoCloseable {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IndexMeters meters = new IndexMeters(registry);
    private final KafkaClients clients =
            new KafkaClients(
                    new KafkaSettings(KafkaFixture.bootstrapServers(), (short) 1, (short) 1, null));
    private final HikariDataSource pool;
    private final DocumentCache cache;
    private final DeadLetters deadLetters;
    private final Pipelines pipelines;
    private final Turns turns;

    private TestPipeline(
            TestDatabase database, StreamSettings settings, UnaryOperator<DataSource> prepared) {
        pool = database.pool();
        cache =
                new DocumentCache(
                        RedisClient.create(),
                        RedisURI.create(RedisFixture.host(), RedisFixture.port()),
                        Duration.ofMinutes(1),
                        meters);
        deadLetters =
                new DeadLetters(
                        new KafkaProducer<>(
                                clients.producer(),
                                new ByteArraySerializer(),
                                new ByteArraySerializer()),
                        meters);
        pipelines =
                new Pipelines(
                        new GenerationRegistry(pool),
                        new Preparation(prepared.apply(pool), clients),
                        new Streaming(
                                settings,
                                new RebuildSettings(2, 2_000),
                                pool,
                                clients,
                                cache,
                                deadLetters,
                                meters));
        turns = new Turns("pipelines", Duration.ofMillis(250), Duration.ofSeconds(10), pipelines);
    }

    static TestPipeline start(TestDatabase database, StreamSettings settings) {
        return start(database, settings, UnaryOperator.identity());
    }

    /// @param prepared the database that it prepares itself with
    static TestPipeline start(
            TestDatabase database, StreamSettings settings, UnaryOperator<DataSource> prepared) {
        var started = new TestPipeline(database, settings, prepared);
        started.turns.start();
        return started;
    }

    /// What the readiness check says, good or bad.
    String finding() {
        try {
            return new IndexCheck(pipelines::state).check().join();
        } catch (CompletionException e) {
            return String.valueOf(e.getCause());
        }
    }

    double writeFailures() {
        return registry.get("artstore.index.write.failures").counter().count();
    }

    @Override
    public void close() {
        turns.stop();
        deadLetters.close();
        cache.close();
        pool.close();
    }
}
