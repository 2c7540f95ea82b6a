package org.artstore.worker.element;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.worker.commit.CommittedGroup;
import org.artstore.worker.s3.S3Store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/// What lies on an element: counted once, then kept up to date.
final class Usage {

    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong files = new AtomicLong();

    /// Counts the committed files under `root` in bounded memory, however many there are.
    void count(Path root) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) {
                        return isHidden(root, directory)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        add(file.toString(), attributes.size());
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /// Counts the committed files in a bucket.
    void count(S3Store store) {
        store.count(
                size -> {
                    bytes.addAndGet(size);
                    files.incrementAndGet();
                });
    }

    void add(CommittedGroup group) {
        bytes.addAndGet(group.diskBytes());
        files.addAndGet(group.files());
    }

    /// One file less.
    void remove(long diskBytes) {
        bytes.addAndGet(-diskBytes);
        files.decrementAndGet();
    }

    long bytes() {
        return bytes.get();
    }

    /// Documents.
    long files() {
        return files.get();
    }

    private void add(String name, long size) {
        bytes.addAndGet(size);
        if (name.endsWith(AttrJson.SUFFIX)) {
            files.incrementAndGet();
        }
    }

    private static boolean isHidden(Path root, Path directory) {
        return !directory.equals(root) && directory.getFileName().toString().startsWith(".");
    }
}
