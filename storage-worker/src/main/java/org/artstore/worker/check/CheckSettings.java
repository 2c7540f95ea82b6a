package org.artstore.worker.check;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How an element is compared with the file log.
///
/// @param documentsAtOnce how many are held in memory; if there are more, the log is read and the
///     element walked several times
@Validated
@ConfigurationProperties("artstore.worker.check")
record CheckSettings(@Min(1) @DefaultValue("200000") int documentsAtOnce) {}
