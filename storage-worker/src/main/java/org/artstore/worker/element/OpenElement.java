package org.artstore.worker.element;

import org.artstore.worker.damage.DamageRegister;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.journal.Journal;
import org.artstore.worker.store.ElementStore;

/// An element in use: locked, counted, and storing what its journal brings.
record OpenElement(
        ElementDirectory directory,
        ElementLock lock,
        ElementStore store,
        Usage usage,
        DamageRegister damages,
        Journal journal)
        implements AutoCloseable {

    @Override
    public void close() {
        journal.close();
        store.staging().close();
        store.blobs().close();
        lock.close();
    }
}
