package org.artstore.ingest.resume;

import org.artstore.ingest.description.Description;
import org.artstore.ingest.description.Origin;
import org.artstore.schemas.document.Sha256;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.OptionalLong;

/// A resumable upload that is to be created.
///
/// @param isPart whether it is bytes of a document to come, which says itself what it is
/// @param length of the document, when the client knows it
/// @param checksum of the document, when the client says it
/// @param clientMetadata its description in the client's words, if they are to be told again
public record NewUpload(
        Origin origin,
        Description description,
        boolean isPart,
        OptionalLong length,
        Optional<Sha256> checksum,
        @Nullable String clientMetadata) {

    /// The same with this description.
    NewUpload describedAs(Description checked) {
        return new NewUpload(origin, checked, isPart, length, checksum, clientMetadata);
    }
}
