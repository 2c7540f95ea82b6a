package org.artstore.worker.content;

import org.artstore.schemas.document.Document;
import org.artstore.worker.fixity.Damaged;
import org.artstore.worker.store.StoredBytes;

import java.util.ArrayList;
import java.util.List;

/// A range of a file that is about to be sent.
record Delivery(Document document, ByteRange range, StoredBytes bytes) {

    /// What is checked and sent at once of a file of this host.
    List<ByteRange> windows(StoredBytes.InFile file) {
        var windows = new ArrayList<ByteRange>();
        long at = range.start();
        while (at < range.end()) {
            long end = Math.min((at / file.window() + 1) * file.window(), range.end());
            windows.add(new ByteRange(at, end - at, range.partial()));
            at = end;
        }
        return windows;
    }

    /// Reads and checks one of the windows.
    ///
    /// @throws ContentRejected.Damaged when it is not what was stored
    static void check(StoredBytes.InFile file, ByteRange window) {
        try {
            file.check(window.start(), window.end());
        } catch (Damaged damage) {
            throw new ContentRejected.Damaged(String.valueOf(damage.getMessage()));
        }
    }
}
