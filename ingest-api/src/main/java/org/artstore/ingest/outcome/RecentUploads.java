package org.artstore.ingest.outcome;

import org.artstore.schemas.id.FileId;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers the latest uploads that this process has sealed, a bounded number of them.
final class RecentUploads {

    private final Map<String, RecentUpload> uploads;

    RecentUploads(int most) {
        this.uploads = new Newest(most);
    }

    synchronized void add(RecentUpload upload) {
        uploads.put(upload.fileId().toString(), upload);
    }

    synchronized Optional<RecentUpload> find(FileId file) {
        return Optional.ofNullable(uploads.get(file.toString()));
    }

    synchronized boolean contains(String file) {
        return uploads.containsKey(file);
    }

    synchronized void end(String file, Outcome how) {
        uploads.computeIfPresent(file, (_, upload) -> upload.ended(how));
    }

    private static final class Newest extends LinkedHashMap<String, RecentUpload> {

        private static final long serialVersionUID = 1L;
        private final int most;

        Newest(int most) {
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RecentUpload> eldest) {
            return size() > most;
        }
    }
}
