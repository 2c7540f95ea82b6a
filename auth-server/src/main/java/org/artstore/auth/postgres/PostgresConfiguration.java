package org.artstore.auth.postgres;

import com.zaxxer.hikari.HikariDataSource;

import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;

/// Wires the pool of connections.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PostgresSettings.class)
class PostgresConfiguration {

    private static final int CONNECTIONS = 8;
    private static final long LONGEST_WAIT_MS = 2_000;

    @Bean
    HikariDataSource dataSource(PostgresSettings settings) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(settings.jdbcUrl());
        pool.setUsername(settings.username());
        pool.setPassword(settings.password());
        pool.setPoolName("postgres");
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(LONGEST_WAIT_MS);
        pool.addDataSourceProperty("ApplicationName", "auth-server");
        pool.addDataSourceProperty("connectTimeout", "2");
        pool.addDataSourceProperty("socketTimeout", "30");
        return pool;
    }

    @Bean
    ReadinessCheck postgresCheck(JdbcClient jdbc) {
        return ReadinessCheck.blocking(
                "postgres",
                true,
                () -> {
                    var _ = jdbc.sql("select 1").query(Integer.class).single();
                    return "";
                });
    }

    @Bean
    ProblemMapping<DataAccessResourceFailureException> databaseAway() {
        return new ProblemMapping<>(DataAccessResourceFailureException.class, _ -> unavailable());
    }

    @Bean
    ProblemMapping<CannotCreateTransactionException> noTransaction() {
        return new ProblemMapping<>(CannotCreateTransactionException.class, _ -> unavailable());
    }

    private static Problem unavailable() {
        return Problem.of(503, "unavailable", "Not available now")
                .withDetail("The database does not answer.")
                .withHeader(HttpHeaders.RETRY_AFTER, "2");
    }
}
