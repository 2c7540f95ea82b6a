package org.artstore.auth.postgres;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The database and who we are there. The user owns the database and may replicate.
@Validated
@ConfigurationProperties("artstore.postgres")
public record PostgresSettings(
        @NotBlank @DefaultValue("localhost") String host,
        @Min(1) @Max(65535) @DefaultValue("5432") int port,
        @NotBlank @DefaultValue("artstore_auth") String database,
        @NotBlank @DefaultValue("artstore") String username,
        @NotNull @DefaultValue("") String password) {

    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
}
