package org.artstore.worker.diskstore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.document.Location;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.SilentObserver;
import org.artstore.worker.TestStore;
import org.artstore.worker.catalog.Catalog;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.SyncedDirectories;
import org.artstore.worker.store.BlobStoreContract;
import org.artstore.worker.store.Deletion;
import org.artstore.worker.store.ElementStore;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

class DiskStoreTest extends BlobStoreContract {

    private static final List<DeletionStep> STEPS = List.of(DeletionStep.values());

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

    @Override
    protected int deletionSteps() {
        return STEPS.size();
    }

    @Override
    protected void deleteAndDie(Deletion deletion, int steps) {
        if (steps > 0) {
            var last = STEPS.get(steps - 1);
            assertThatThrownBy(() -> dying(last).delete(deletion)).isInstanceOf(Death.class);
        }
    }

    private DiskDeletion dying(DeletionStep last) {
        return new DiskDeletion(
                directory(),
                new Catalog(ELEMENT, directory(), 100),
                new SyncedDirectories(root),
                new SilentObserver(),
                InstantSource.system(),
                step -> {
                    if (step == last) {
                        throw new Death();
                    }
                });
    }

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    protected List<String> left(FileId file) {
        try (var paths = Files.walk(root)) {
            return paths.map(Path::toString)
                    .filter(it -> it.contains(file.toString()) && !it.contains("/.deleted/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void putBack(Location location) {
        var directory = directory();
        try (var paths = Files.walk(directory.quarantine())) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                Files.move(path, directory.directory(location).resolve(path.getFileName()));
            }
            var name = CommittedName.ofBytes(location.storageFilename()).orElseThrow();
            Files.delete(directory.tombstone(name.fileId()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ElementDirectory directory() {
        return new ElementDirectory(root);
    }
}
