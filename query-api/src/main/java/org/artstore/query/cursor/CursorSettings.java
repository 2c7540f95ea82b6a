package org.artstore.query.cursor;

import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How cursors are signed.
///
/// @param key the same in all instances; without one it is derived from the secret of the services'
/// own account, which they share anyway
@Validated
@ConfigurationProperties("artstore.cursor")
record CursorSettings(@Nullable @Size(min = 32) String key) {}
