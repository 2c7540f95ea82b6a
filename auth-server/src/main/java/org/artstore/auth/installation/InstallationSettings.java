package org.artstore.auth.installation;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import java.nio.file.Path;

/// What the first start needs.
///
/// @param credentialsFile where the first administrator's secret is written
@ConfigurationProperties("artstore")
record InstallationSettings(@Nullable Path credentialsFile) {}
