package org.artstore.index.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.artstore.starter.health.NotReady;
import org.artstore.starter.health.ReadinessCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

/// Wires the connections; none is needed for the service to start.
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final int POOL = 24;

    @Bean
    HikariDataSource indexDatabase(PostgresSettings settings) {
        var config = new HikariConfig();
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.setPoolName("index");
        config.setMaximumPoolSize(POOL);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_WITHIN.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "index-stream");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }

    @Bean
    ReadinessCheck postgresCheck(DataSource indexDatabase) {
        return ReadinessCheck.blocking("postgres", true, () -> probe(indexDatabase));
    }

    private static String probe(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            if (!connection.isValid(1)) {
                throw new NotReady("no answer");
            }
            return "";
        }
    }
}
