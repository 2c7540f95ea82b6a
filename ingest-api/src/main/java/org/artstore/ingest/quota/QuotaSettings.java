package org.artstore.ingest.quota;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How quotas are kept.
///
/// @param mostAccounts of how many accounts the usage is remembered; those beyond count as empty
@Validated
@ConfigurationProperties("artstore.quota")
record QuotaSettings(@Min(1) @DefaultValue("50000") int mostAccounts) {}
