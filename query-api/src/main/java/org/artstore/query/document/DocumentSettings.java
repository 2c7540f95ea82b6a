package org.artstore.query.document;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/// How documents are looked up.
///
/// @param inMemory how many are kept in memory
/// @param inRedisFor how long one is kept in Redis
/// @param withoutRedisFor how long Redis is left alone after it failed
/// @param versions of how many documents that were changed lately it is known which version they
/// have at least
/// @param recent how young an id must be for the end of the log to be awaited before it is unknown
@Validated
@ConfigurationProperties("artstore.documents")
record DocumentSettings(
        @Min(0) @DefaultValue("10000") int inMemory,
        @NotNull @DefaultValue("PT24H") Duration inRedisFor,
        @NotNull @DefaultValue("PT1S") Duration withoutRedisFor,
        @Min(0) @DefaultValue("50000") int versions,
        @NotNull @DefaultValue("PT1H") Duration recent) {}
