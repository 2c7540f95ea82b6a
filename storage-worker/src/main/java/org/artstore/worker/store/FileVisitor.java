package org.artstore.worker.store;

import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.document.Location;

/// Is shown the files of an element one by one.
public interface FileVisitor {

    /// A committed file.
    void visit(CommittedFile file);

    /// The attr.json at this place must not be trusted.
    void damaged(Location location, AttrRejected damage);
}
