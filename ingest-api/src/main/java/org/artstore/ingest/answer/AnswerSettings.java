package org.artstore.ingest.answer;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How long answers wait for the document to be stored.
///
/// @param patience without a wish of the client
/// @param longestPatience whatever the client wishes
@Validated
@ConfigurationProperties("artstore.answer")
record AnswerSettings(
        @NotNull @DefaultValue("30s") Duration patience,
        @NotNull @DefaultValue("5m") Duration longestPatience) {}
