package org.artstore.worker.disk;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Whether files are there. [java.nio.file.Files#exists] says no also when the disk does not
/// answer, and what is decided by that cannot be taken back.
public final class Presence {

    private Presence() {}

    /// Costs no exception when it is not.
    ///
    /// @throws DiskFailed when that cannot be known
    public static boolean of(Path path, LinkOption... options) {
        try {
            return path.getFileSystem()
                            .provider()
                            .readAttributesIfExists(path, BasicFileAttributes.class, options)
                    != null;
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }
}
