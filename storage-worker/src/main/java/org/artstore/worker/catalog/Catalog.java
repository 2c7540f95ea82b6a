package org.artstore.worker.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Listing;
import org.artstore.worker.disk.Presence;
import org.artstore.worker.store.CommittedFile;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Finds committed files. The id says in which directory to look; names that were seen there are
/// remembered, up to a bound. Safe for use by several threads.
public final class Catalog {

    /// More than an attr.json of any version has.
    private static final int READ_AT_MOST = 64 << 10;

    private final ElementId element;
    private final ElementDirectory directory;
    private final int capacity;
    private final Cache<FileId, String> names;

    /// @param capacity how many names are remembered
    public Catalog(ElementId element, ElementDirectory directory, int capacity) {
        this.element = element;
        this.directory = directory;
        this.capacity = capacity;
        this.names = Caffeine.newBuilder().maximumSize(capacity).build();
    }

    /// Remembers a file that has just been committed.
    public void add(FileId file, Location location) {
        names.put(file, location.storageFilename());
    }

    /// Forgets a file that is gone.
    public void remove(FileId file) {
        names.invalidate(file);
    }

    /// The file of an upload, if it is committed.
    ///
    /// @throws org.artstore.schemas.attr.AttrRejected when its attr.json must not be trusted
    public Optional<CommittedFile> find(UploadOpened opened) {
        return read(opened.location());
    }

    /// The file of this id, if it is committed.
    ///
    /// @throws org.artstore.schemas.attr.AttrRejected when its attr.json must not be trusted
    public Optional<CommittedFile> find(FileId file) {
        var known = names.getIfPresent(file);
        var found = known == null ? Optional.<CommittedFile>empty() : read(location(file, known));
        return found.isPresent() ? found : listed(file).flatMap(it -> read(location(file, it)));
    }

    private Location location(FileId file, String filename) {
        return new Location(element, StorageName.directory(file), filename);
    }

    /// Asked for every upload, so what is not there costs no exception.
    private Optional<CommittedFile> read(Location location) {
        var attr = directory.attr(location);
        if (!Presence.of(attr)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(attr)) {
            return Optional.of(
                    new CommittedFile(location, AttrJson.read(in.readNBytes(READ_AT_MOST))));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw DiskFailed.of(attr, e);
        }
    }

    /// Reads the directory of `file`, however long it is, without holding it.
    private Optional<String> listed(FileId file) {
        var search = new Search(file);
        Listing.forEach(directory.directory(file), search::visit);
        return Optional.ofNullable(search.found);
    }

    /// Remembers what it sees on its way, but never so much that it would displace everything else.
    private final class Search {

        private final FileId wanted;
        private int seen;
        private @Nullable String found;

        Search(FileId wanted) {
            this.wanted = wanted;
        }

        void visit(Path entry) {
            CommittedName.ofAttr(entry.getFileName().toString()).ifPresent(this::visit);
        }

        private void visit(CommittedName name) {
            boolean isWanted = name.fileId().equals(wanted);
            if (isWanted) {
                found = name.filename();
            }
            if (isWanted || seen++ < capacity / 2) {
                names.put(name.fileId(), name.filename());
            }
        }
    }
}
