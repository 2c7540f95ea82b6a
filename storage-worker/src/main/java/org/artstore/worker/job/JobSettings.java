package org.artstore.worker.job;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How many jobs there are.
///
/// @param running at once
/// @param remembered when they have ended
/// @param findings that are kept of one job; all are counted
@Validated
@ConfigurationProperties("artstore.worker.jobs")
record JobSettings(
        @Min(1) @DefaultValue("4") int running,
        @Min(1) @DefaultValue("100") int remembered,
        @Min(1) @DefaultValue("1000") int findings) {}
