package org.artstore.worker.s3;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.store.CommittedFile;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Consumer;

/// Finds committed files in a bucket. Names that were seen are remembered, up to a bound. Safe for
/// use by several threads.
final class S3Catalog {

    private final ElementId element;
    private final S3Bucket bucket;
    private final int capacity;
    private final Cache<FileId, String> names;

    S3Catalog(ElementId element, S3Bucket bucket, int capacity) {
        this.element = element;
        this.bucket = bucket;
        this.capacity = capacity;
        this.names = Caffeine.newBuilder().maximumSize(capacity).build();
    }

    void add(FileId file, Location location) {
        names.put(file, location.storageFilename());
    }

    void remove(FileId file) {
        names.invalidate(file);
    }

    /// @throws AttrRejected when its attr.json must not be trusted
    Optional<CommittedFile> find(Location location) {
        return bucket.get(S3Commit.attrKey(location))
                .map(it -> new CommittedFile(location, AttrJson.read(it.asByteArrayUnsafe())));
    }

    /// @throws AttrRejected when its attr.json must not be trusted
    Optional<CommittedFile> find(FileId file) {
        var known = names.getIfPresent(file);
        var hour = StorageName.directory(file);
        var found =
                known == null
                        ? Optional.<CommittedFile>empty()
                        : find(new Location(element, hour, known));
        return found.isPresent()
                ? found
                : listed(file, hour).flatMap(it -> find(new Location(element, hour, it)));
    }

    /// Remembers what it sees on its way, but never so much that it would displace everything else.
    private Optional<String> listed(FileId wanted, String hour) {
        var search = new Search(wanted);
        names(hour, search::visit);
        return Optional.ofNullable(search.found);
    }

    private void names(String hour, Consumer<CommittedName> visitor) {
        var directory = hour + "/";
        int start = bucket.key(directory).length();
        bucket.list(
                directory,
                object -> CommittedName.ofAttr(object.key().substring(start)).ifPresent(visitor));
    }

    private final class Search {

        private final FileId wanted;
        private int seen;
        private @Nullable String found;

        Search(FileId wanted) {
            this.wanted = wanted;
        }

        void visit(CommittedName name) {
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
