package org.artstore.worker.element;

import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.id.ElementId;
import org.artstore.worker.damage.DamageRegister;
import org.artstore.worker.store.BlobStore;

/// An element in use, as far as reading from it goes.
public record ServedElement(
        ElementId id, ElementMode mode, BlobStore blobs, DamageRegister damages) {}
