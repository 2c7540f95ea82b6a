package org.artstore.query.page;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What a search may cost.
///
/// @param counted how many hits, the newest, are ranked, counted and grouped
/// @param newest how many documents, the newest, are searched when all took too long
/// @param facetValues how many values of a facet are told, the most frequent
@Validated
@ConfigurationProperties("artstore.search")
public record SearchSettings(
        @Min(1) @Max(1_000_000) @DefaultValue("10000") int counted,
        @Min(1) @Max(1_000_000) @DefaultValue("10000") int newest,
        @Min(1) @Max(1_000) @DefaultValue("50") int facetValues) {}
