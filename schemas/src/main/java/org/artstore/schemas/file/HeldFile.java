package org.artstore.schemas.file;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/// What a storage worker answers when another service asks it for a file: the document, or that it
/// was deleted.
public record HeldFile(@Nullable Document document, @Nullable FileDeleted deleted) {

    public HeldFile {
        if ((document == null) == (deleted == null)) {
            throw new IllegalArgumentException("either a document or its deletion");
        }
    }

    /// Whose it is or was.
    public TenantId tenant() {
        return document != null ? document.tenant() : Objects.requireNonNull(deleted).tenant();
    }

    /// The account that created it.
    public ClientId creator() {
        return document != null
                ? document.creator().id()
                : Objects.requireNonNull(deleted).createdById();
    }
}
