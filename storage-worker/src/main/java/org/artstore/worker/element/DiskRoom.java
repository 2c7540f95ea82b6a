package org.artstore.worker.element;

import org.artstore.worker.disk.DiskFailed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much room the file system of an element has, and how much of it is left alone.
record DiskRoom(long free, long reserve) {

    static DiskRoom of(Path root, ElementSettings settings) {
        try {
            var store = Files.getFileStore(root);
            long share = store.getTotalSpace() / 100 * settings.diskReservePercent();
            return new DiskRoom(
                    store.getUsableSpace(), Math.max(share, settings.diskReserve().toBytes()));
        } catch (IOException e) {
            throw DiskFailed.of(root, e);
        }
    }

    boolean isShort() {
        return free < reserve;
    }
}
