package org.artstore.auth.token;

import org.artstore.schemas.id.ClientId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The services' own account, which exists as long as these settings say so: it is in no database,
/// so a change of the settings is a change of the account.
///
/// @param clientSecret at least 32 characters
@ConfigurationProperties("artstore.internal")
record InternalSettings(@Nullable String clientId, @Nullable String clientSecret) {

    private static final int SHORTEST_SECRET = 32;

    InternalSettings {
        if ((clientId == null) != (clientSecret == null)) {
            throw new IllegalArgumentException(
                    "artstore.internal needs both client-id and client-secret");
        }
        if (clientSecret != null && clientSecret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "artstore.internal.client-secret needs 32 characters or more");
        }
        if (clientId != null) {
            var _ = new ClientId(clientId);
        }
    }
}
