package org.artstore.worker.scrub;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent.FileDamaged.Part;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

/// What a look at one file has found.
public sealed interface Finding {

    /// It is what was stored.
    record Sound(Document document) implements Finding {}

    /// It is not.
    ///
    /// @param tenant if its attr.json can be trusted
    record Damaged(FileId fileId, @Nullable TenantId tenant, Part part, String detail)
            implements Finding {}

    /// There is no such file, or not any more.
    record Gone() implements Finding {}
}
