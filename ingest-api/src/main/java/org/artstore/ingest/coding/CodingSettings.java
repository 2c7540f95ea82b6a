package org.artstore.ingest.coding;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// How much a coded body may expand.
///
/// @param mostExpansion how many times as long as its coded bytes a body may be
/// @param freeSize how long it may be whatever its coded bytes are
@Validated
@ConfigurationProperties("artstore.coding")
record CodingSettings(
        @Min(1) @DefaultValue("100") int mostExpansion,
        @NotNull @DefaultValue("1MB") DataSize freeSize) {}
