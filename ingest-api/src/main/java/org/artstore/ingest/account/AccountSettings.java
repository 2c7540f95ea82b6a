package org.artstore.ingest.account;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How accounts are kept in mind.
///
/// @param mostLimited how many accounts with limits of their own there may be; those beyond have
///     the defaults
@Validated
@ConfigurationProperties("artstore.account")
record AccountSettings(@Min(1) @DefaultValue("50000") int mostLimited) {}
