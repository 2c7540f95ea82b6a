package org.artstore.query.page;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.UUID;

/// Where a page ended, and what was found out for the first page.
///
/// @param ranked whether the last hit was given out by its score, or as one of the older hits
/// @param key of the last hit, as PostgreSQL writes it
/// @param last hit
/// @param total how many hits there were
/// @param exact whether there were not even more
/// @param since hits that were created later are ranked, the others follow by time; null when all
/// are ranked
/// @param mistyped whether similar words were looked for
public record Place(
        boolean ranked,
        String key,
        UUID last,
        long total,
        boolean exact,
        @Nullable Instant since,
        boolean mistyped) {

    private static final JsonMapper JSON = new JsonMapper();

    public byte[] bytes() {
        return JSON.writeValueAsBytes(this);
    }

    /// What [#bytes()] has written.
    public static Place of(byte[] bytes) {
        return JSON.readValue(bytes, Place.class);
    }
}
