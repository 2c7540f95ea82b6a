package org.artstore.query.index;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;

import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.r2dbc.core.DatabaseClient;

import java.util.Map;

/// Wires the way to PostgreSQL.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostgresSettings.class)
class IndexConfiguration {

    @Bean(destroyMethod = "dispose")
    ConnectionPool indexConnections(PostgresSettings settings) {
        return new ConnectionPool(
                ConnectionPoolConfiguration.builder(new PostgresqlConnectionFactory(way(settings)))
                        .name("index")
                        .initialSize(0)
                        .maxSize(settings.connections())
                        .maxAcquireTime(settings.connectTimeout())
                        .maxCreateConnectionTime(settings.connectTimeout())
                        .build());
    }

    @Bean
    IndexTables indexTables(ConnectionPool connections) {
        return new IndexTables(DatabaseClient.create(connections));
    }

    @Bean
    ReadinessCheck postgresReadiness(IndexTables tables) {
        return new PostgresCheck(tables);
    }

    @Bean
    ProblemMapping<IndexRejected> indexProblems() {
        return new ProblemMapping<>(IndexRejected.class, IndexConfiguration::word);
    }

    /// Each search has other filters: a plan that knows their values beats one that is kept. Names
    /// that share a quarter of the letter triples of a word are compared with it by letters. That a
    /// query has stop words is no news.
    private static PostgresqlConnectionConfiguration way(PostgresSettings settings) {
        return PostgresqlConnectionConfiguration.builder()
                .applicationName("query-api")
                .host(settings.host())
                .port(settings.port())
                .database(settings.database())
                .username(settings.username())
                .password(settings.password())
                .connectTimeout(settings.connectTimeout())
                .tcpNoDelay(true)
                .statementTimeout(settings.statementTimeout())
                .options(
                        Map.of(
                                "plan_cache_mode",
                                "force_custom_plan",
                                "pg_trgm.word_similarity_threshold",
                                "0.25",
                                "client_min_messages",
                                "warning"))
                .preparedStatementCacheQueries(256)
                .build();
    }

    private static Problem word(IndexRejected rejected) {
        return switch (rejected) {
            case IndexRejected.Unavailable _, IndexRejected.TooSlow _ ->
                    Problem.of(503, "index-unavailable", "The index is not available now")
                            .withHeader(HttpHeaders.RETRY_AFTER, "5");
            case IndexRejected.ImpossibleValue _ ->
                    Problem.of(422, "impossible-value", "No document can hold this value");
        };
    }
}
