package org.artstore.auth.account;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How accounts are made.
///
/// @param environment part of each client id, so that nobody takes one installation for another
@Validated
@ConfigurationProperties("artstore")
record AccountSettings(
        @NotNull @Pattern(regexp = "[a-z0-9]{1,16}") @DefaultValue("local") String environment) {}
