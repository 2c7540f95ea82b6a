package org.artstore.query.world;

import org.artstore.fixtures.Database;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.fixtures.PostgresFixture;
import org.artstore.fixtures.RedisFixture;
import org.artstore.fixtures.TokenDraft;
import org.artstore.query.QueryApi;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// query-api, running, and all it lives among.
public final class World implements AutoCloseable {

    /// The secret with which links to workers are signed.
    public static final String LINKS = "known to query-api and the workers";

    private final IssuerActor issuer = new IssuerActor();
    private final WorkerActor worker;
    private final String bootstrapServers;
    private final Database database;
    private final IndexActor index;
    private final LogActor log;
    private final Gate postgres;
    private final Gate redis;
    private final ConfigurableApplicationContext context;
    private final int port;

    private World(String bootstrapServers, LogActor log, String... settings) throws Exception {
        this(bootstrapServers, log, new WorkerActor(), PostgresFixture.database(), settings);
    }

    private World(
            String bootstrapServers,
            LogActor log,
            WorkerActor worker,
            Database database,
            String... settings)
            throws Exception {
        this(bootstrapServers, log, worker, database, new IndexActor(database), settings);
    }

    private World(
            String bootstrapServers,
            LogActor log,
            WorkerActor worker,
            Database database,
            IndexActor index,
            String... settings)
            throws Exception {
        this.bootstrapServers = bootstrapServers;
        this.log = log;
        this.worker = worker;
        this.database = database;
        this.index = index;
        this.postgres = Gate.to(database.host(), database.port());
        this.redis = Gate.to(RedisFixture.host(), RedisFixture.port());
        log.serving(Papers.ELEMENT, worker.endpoint());
        this.context =
                new SpringApplicationBuilder(QueryApi.class)
                        .initializers(World::separate)
                        .run(
                                Stream.concat(
                                                arguments(bootstrapServers, database).stream(),
                                                Stream.of(settings))
                                        .toArray(String[]::new));
        this.port =
                context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /// The one that most tests share; it ends with the JVM.
    public static World shared() {
        return Shared.WORLD;
    }

    /// One with its own broker.
    public static World at(String bootstrapServers, LogActor log, String... settings)
            throws Exception {
        return new World(bootstrapServers, log, settings);
    }

    /// A second instance over the same log, index and worker.
    public World another() throws Exception {
        return new World(bootstrapServers, log, worker, database, index);
    }

    /// One with settings and an index of its own, over the same log and worker.
    public World besides(String... settings) throws Exception {
        return new World(bootstrapServers, log, worker, PostgresFixture.database(), settings);
    }

    /// One that is closed must not take the threads of the others along, nor wait for them.
    private static void separate(ConfigurableApplicationContext context) {
        ((GenericApplicationContext) context)
                .registerBean(
                        ReactorResourceFactory.class,
                        () -> {
                            var resources = new ReactorResourceFactory();
                            resources.setUseGlobalResources(false);
                            resources.setShutdownQuietPeriod(Duration.ZERO);
                            return resources;
                        });
    }

    private List<String> arguments(String bootstrapServers, Database database) {
        return List.of(
                "--artstore.port=0",
                "--artstore.json-logs=false",
                "--artstore.kafka.bootstrap-servers=" + bootstrapServers,
                "--artstore.kafka.replication-factor=1",
                "--artstore.kafka.min-insync-replicas=1",
                "--artstore.auth.issuer=" + issuer.issuer(),
                "--artstore.links.secret=" + LINKS,
                "--artstore.internal.client-id=" + IssuerActor.CLIENT_ID,
                "--artstore.internal.client-secret=" + IssuerActor.SECRET,
                "--artstore.postgres.host=localhost",
                "--artstore.postgres.port=" + postgres.port(),
                "--artstore.postgres.database=" + database.database(),
                "--artstore.postgres.username=" + database.username(),
                "--artstore.postgres.password=" + database.password(),
                "--artstore.redis.host=localhost",
                "--artstore.redis.port=" + redis.port(),
                // Longer than a busy machine makes a first read take.
                "--artstore.redis.timeout=2s");
    }

    public IssuerActor issuer() {
        return issuer;
    }

    public WorkerActor worker() {
        return worker;
    }

    public IndexActor index() {
        return index;
    }

    public LogActor log() {
        return log;
    }

    public Gate postgres() {
        return postgres;
    }

    public Gate redis() {
        return redis;
    }

    public int port() {
        return port;
    }

    /// A token of tenant `default` that may read.
    public String token() {
        return reader().sign();
    }

    /// A draft of it.
    public TokenDraft reader() {
        return issuer.draft().scopes("files:read");
    }

    /// A request of a client that may read.
    public HttpRequest.Builder get(String path) {
        return get(path, token());
    }

    public HttpRequest.Builder get(String path, @Nullable String token) {
        return Answer.request(port, path, token);
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Shared {

        static final World WORLD = start();

        private static World start() {
            try {
                var bootstrapServers = KafkaFixture.bootstrapServers();
                return new World(bootstrapServers, new LogActor(bootstrapServers));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
