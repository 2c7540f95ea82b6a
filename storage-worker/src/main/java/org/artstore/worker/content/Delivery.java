package org.artstore.worker.content;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.ElementId;
import org.artstore.worker.fixity.Damaged;
import org.artstore.worker.store.StoreUnavailable;
import org.artstore.worker.store.StoredBytes;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;

/// A range of a file that is about to be sent.
record Delivery(ElementId element, Document document, ByteRange range, StoredBytes bytes) {

    /// What is checked and sent at once.
    ///
    /// @param window begins at a multiple of this
    List<ByteRange> windows(long window) {
        var windows = new ArrayList<ByteRange>();
        long at = range.start();
        while (at < range.end()) {
            long end = Math.min((at / window + 1) * window, range.end());
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
            throw ContentRejected.Damaged.of(damage);
        }
    }

    /// Fetches one of the windows. It fails with a [ContentRejected].
    Mono<byte[]> fetch(StoredBytes.Remote remote, ByteRange window) {
        return Mono.fromFuture(() -> remote.fetch(window.start(), window.end()))
                .onErrorMap(Damaged.class, ContentRejected.Damaged::of)
                .onErrorMap(
                        StoreUnavailable.class,
                        _ -> new ContentRejected.Offline(document.fileId()));
    }
}
