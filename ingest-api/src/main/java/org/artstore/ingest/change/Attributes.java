package org.artstore.ingest.change;

import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Metadata;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What of a document can change.
record Attributes(
        @Nullable String description,
        List<String> tags,
        CustomAttributes customAttributes,
        @Nullable Instant retainUntil,
        boolean legalHold) {

    static Attributes of(Document document) {
        var metadata = document.metadata();
        return new Attributes(
                metadata.description(),
                metadata.tags(),
                metadata.customAttributes(),
                document.retention().retainUntil(),
                document.retention().legalHold());
    }

    /// The same with these custom attributes.
    Attributes with(CustomAttributes checked) {
        return new Attributes(description, tags, checked, retainUntil, legalHold);
    }

    /// @throws org.artstore.schemas.document.MetadataRejected when a value breaks a rule
    void requireAllowed(Document document) {
        var _ =
                new Metadata(
                        document.metadata().originalFilename(),
                        description,
                        tags,
                        customAttributes);
    }
}
