package org.artstore.ingest.quota;

import org.artstore.schemas.id.FileId;

/// Room within a quota for one document on its way. It ends once, settled or released; after that
/// it changes no more.
public sealed interface Promise permits RunningPromise, Promise.Any {

    /// Makes sure that so many bytes are promised in all.
    ///
    /// @throws org.artstore.ingest.refusal.UploadRefused when that is more than the quota
    void cover(long bytes);

    /// There is or will be a document of so many bytes: they count until the index has counted it.
    void settle(FileId file, long bytes);

    /// There will be no document.
    void release();

    /// To an account without a quota.
    record Any() implements Promise {

        @Override
        public void cover(long bytes) {}

        @Override
        public void settle(FileId file, long bytes) {}

        @Override
        public void release() {}
    }
}
