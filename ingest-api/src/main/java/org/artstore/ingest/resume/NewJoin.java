package org.artstore.ingest.resume;

import org.artstore.ingest.description.Description;
import org.artstore.ingest.description.Origin;
import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// A document that is to be made of uploads, one after the other.
///
/// @param clientMetadata its description in the client's words, if they are to be told again
public record NewJoin(
        Origin origin,
        Description description,
        List<FileId> parts,
        @Nullable String clientMetadata) {
    public NewJoin {
        parts = List.copyOf(parts);
    }

    /// The same with this description.
    NewJoin describedAs(Description checked) {
        return new NewJoin(origin, checked, parts, clientMetadata);
    }
}
