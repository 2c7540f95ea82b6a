package org.artstore.schemas.attr;

import org.artstore.schemas.document.Document;
import org.jspecify.annotations.Nullable;

/// What an attr.json says: the document, and how its bytes can be checked block by block.
public record AttrFile(Document document, @Nullable Blocks blocks) {}
