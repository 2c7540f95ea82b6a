package org.artstore.ingest.description;

import org.artstore.schemas.document.MetadataRejected;
import org.artstore.schemas.document.RetentionPolicy;
import org.jspecify.annotations.Nullable;

/// Reads retention policies.
final class Policies {

    private Policies() {}

    /// Temporary, when the client names none.
    ///
    /// @throws MetadataRejected when there is no such policy
    static RetentionPolicy parse(@Nullable String text) {
        return switch (text) {
            case null -> RetentionPolicy.TEMPORARY;
            case "temporary" -> RetentionPolicy.TEMPORARY;
            case "permanent" -> RetentionPolicy.PERMANENT;
            default ->
                    throw new MetadataRejected(
                            "/retention_policy", "is neither temporary nor permanent");
        };
    }
}
