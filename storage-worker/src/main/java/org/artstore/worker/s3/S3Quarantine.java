package org.artstore.worker.s3;

import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.StorageName;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.store.QuarantineHour;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Where a copy of the attr.json of each deleted file lies for a while, under the hour of deletion.
/// The bytes stay in their place as long: who puts the copy back has the file back.
final class S3Quarantine {

    private static final String PLACE = ".quarantine/";

    private final S3Bucket bucket;
    private final InstantSource clock;

    /// Nothing that lies here or will come may go before: looking costs requests.
    private Instant nothingBefore = Instant.MIN;

    S3Quarantine(S3Bucket bucket, InstantSource clock) {
        this.bucket = bucket;
        this.clock = clock;
    }

    void keep(Location location, byte[] attr) {
        var hour = QuarantineHour.of(clock.instant());
        var name = CommittedName.attrOf(location.storageFilename());
        bucket.write(PLACE + hour.name() + "/" + name, attr);
    }

    /// Removes what came before `then`, of `most` files at most, and says of how many.
    synchronized int purge(Instant then, int most) {
        if (then.isBefore(nothingBefore)) {
            return 0;
        }
        var search = new Search(then, most, QuarantineHour.of(clock.instant()).end());
        bucket.listWhile(PLACE, object -> search.visit(bucket.relative(object)));
        search.over.forEach(this::remove);
        nothingBefore = search.next;
        return search.over.size();
    }

    /// A file that has an attr.json was not deleted after all, or was put back.
    private void remove(String copy) {
        var name = copy.substring(copy.lastIndexOf('/') + 1);
        CommittedName.ofAttr(name)
                .ifPresent(
                        it -> {
                            var hour = StorageName.directory(it.fileId());
                            removeBytes(hour + "/" + it.filename());
                        });
        bucket.delete(copy);
    }

    private void removeBytes(String key) {
        if (bucket.head(CommittedName.attrOf(key)).isEmpty()) {
            bucket.delete(key);
            bucket.delete(key + ElementDirectory.BLOCKS_SUFFIX);
        }
    }

    /// Keys come in the order of their hours.
    private static final class Search {

        private final List<String> over = new ArrayList<>();
        private final Instant then;
        private final int most;
        private Instant next;

        Search(Instant then, int most, Instant next) {
            this.then = then;
            this.most = most;
            this.next = next;
        }

        /// Whether to go on.
        boolean visit(String key) {
            var hour =
                    key.substring(PLACE.length(), Math.max(PLACE.length(), key.lastIndexOf('/')));
            var end = QuarantineHour.parse(hour).map(QuarantineHour::end);
            if (end.isEmpty()) {
                return true;
            }
            if (end.get().isAfter(then) || over.size() == most) {
                next = end.get();
                return false;
            }
            return over.add(key);
        }
    }
}
