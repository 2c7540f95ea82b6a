package org.artstore.worker.content;

import org.artstore.schemas.document.Document;
import org.artstore.worker.catalog.CommittedFile;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A range of a file that is about to be sent, in windows that are checked one by one.
final class Delivery {

    /// A multiple of every block size in use.
    private static final long WINDOW = 4 << 20;

    private final CommittedFile file;
    private final ByteRange range;
    private final @Nullable Integrity blocks;

    private Delivery(CommittedFile file, ByteRange range, @Nullable Integrity blocks) {
        this.file = file;
        this.range = range;
        this.blocks = blocks;
    }

    /// Nothing but the block checksums has been read yet.
    ///
    /// @throws ContentRejected when it is not to be sent
    static Delivery of(CommittedFile file, @Nullable String rangeHeader) {
        long size = file.attr().document().content().fileSize();
        var range = ByteRange.of(rangeHeader, size);
        var blocks = file.attr().blocks();
        return new Delivery(file, range, blocks == null ? null : Integrity.ofBlocks(file, blocks));
    }

    Document document() {
        return file.attr().document();
    }

    Path path() {
        return file.bytes();
    }

    ByteRange range() {
        return range;
    }

    /// What is checked and sent at once. Without block checksums a file is checked whole, so its
    /// range is sent whole.
    List<ByteRange> windows() {
        if (blocks == null) {
            return List.of(range);
        }
        var windows = new ArrayList<ByteRange>();
        long at = range.start();
        while (at < range.end()) {
            long end = Math.min((at / WINDOW + 1) * WINDOW, range.end());
            windows.add(new ByteRange(at, end - at, range.partial()));
            at = end;
        }
        return windows;
    }

    /// Reads and checks one of the windows.
    ///
    /// @throws ContentRejected.Damaged when it is not what was stored
    void check(ByteRange window) {
        if (blocks == null) {
            Integrity.requireWhole(file);
        } else {
            blocks.require(window, document().content().fileSize());
        }
    }
}
