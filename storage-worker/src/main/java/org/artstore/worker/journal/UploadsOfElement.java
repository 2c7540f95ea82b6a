package org.artstore.worker.journal;

import org.artstore.schemas.id.FileId;
import org.artstore.worker.forward.ElementForwards;
import org.artstore.worker.staging.Staging;
import org.artstore.worker.trim.OpenUploads;

import java.util.Set;

/// The uploads of an element for which its journal is needed.
record UploadsOfElement(Staging staging, ElementForwards forwards) implements OpenUploads {

    @Override
    public Set<FileId> staged() {
        return staging.open();
    }

    @Override
    public boolean isStaged(FileId file) {
        return staging.isOpen(file);
    }

    @Override
    public boolean isForwarded(FileId file) {
        return forwards.contain(file);
    }
}
