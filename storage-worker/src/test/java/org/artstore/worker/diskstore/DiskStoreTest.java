package org.artstore.worker.diskstore;

import org.artstore.schemas.document.Location;
import org.artstore.worker.TestStore;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.store.BlobStoreContract;
import org.artstore.worker.store.ElementStore;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DiskStoreTest extends BlobStoreContract {

    @TempDir Path root;

    @Override
    protected ElementStore open() {
        return new TestStore(root).store();
    }

    @Override
    protected void damage(Location location, String name) {
        try {
            var path = directory().directory(location).resolve(name);
            var bytes = Files.readAllBytes(path);
            bytes[bytes.length / 2] ^= 1;
            Files.write(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void removeAttr(Location location) {
        try {
            Files.delete(directory().attr(location));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ElementDirectory directory() {
        return new ElementDirectory(root);
    }
}
