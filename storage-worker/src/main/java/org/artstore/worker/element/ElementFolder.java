package org.artstore.worker.element;

import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.disk.Forced;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/// Makes the directory of an element usable, or says why it is not.
final class ElementFolder {

    private ElementFolder() {}

    /// A root whose parent is missing is a disk that is not mounted.
    static void prepareRoot(ElementDirectory directory) {
        var root = directory.root();
        var parent = root.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new ElementUnusable("not mounted: there is nothing above " + root);
        }
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectory(root);
            }
            // An earlier process may have died between the two.
            Forced.directory(parent);
            Files.createDirectories(directory.staging());
        } catch (IOException | DiskFailed e) {
            throw new ElementUnusable("cannot use " + root, new IOException(e));
        }
    }

    /// What lies there does not have to stay.
    static void prepareScratch(ElementDirectory directory) {
        try {
            Files.createDirectories(directory.staging());
        } catch (IOException e) {
            throw new ElementUnusable("cannot use " + directory.root(), e);
        }
    }

    static void requireWritable(ElementDirectory directory) {
        var probe = directory.staging().resolve("probe");
        try {
            Forced.write(probe, "ArtStore".getBytes(StandardCharsets.UTF_8));
            Forced.remove(probe);
        } catch (DiskFailed.Broken e) {
            throw new ElementUnusable("cannot write to " + directory.root(), new IOException(e));
        } catch (DiskFailed.Full _) {
            return;
        }
    }
}
