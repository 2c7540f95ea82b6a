package org.artstore.query.index;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// Where the index is, and how long it may take to answer.
///
/// @param connections how many statements run at once
/// @param connectTimeout how long to wait for a new connection, or for a free one
/// @param statementTimeout after which PostgreSQL gives a statement up
@Validated
@ConfigurationProperties("artstore.postgres")
public record PostgresSettings(
        @NotBlank @DefaultValue("localhost") String host,
        @Min(1) @Max(65535) @DefaultValue("5432") int port,
        @NotBlank @DefaultValue("artstore_index") String database,
        @NotBlank @DefaultValue("artstore") String username,
        @NotNull @DefaultValue("") String password,
        @Min(1) @DefaultValue("16") int connections,
        @NotNull @DefaultValue("PT2S") Duration connectTimeout,
        @NotNull @DefaultValue("PT5S") Duration statementTimeout) {}
