package org.artstore.worker.diskstore;

import org.artstore.schemas.attr.Blocks;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.fixity.Check;
import org.artstore.worker.fixity.Damaged;
import org.artstore.worker.fixity.StoredBlocks;
import org.artstore.worker.fixity.WholeCheck;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.StoredBytes;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The bytes of a file on the disk. It reads rather than maps them: a bad sector under a mapping
/// can end the whole process.
final class DiskBytes implements StoredBytes.InFile {

    private static final int READ_AT_ONCE = 256 << 10;

    /// A multiple of every block size in use.
    private static final long WINDOW = 4 << 20;

    private final CommittedFile file;
    private final Path path;
    private final @Nullable StoredBlocks blocks;

    private DiskBytes(CommittedFile file, Path path, @Nullable StoredBlocks blocks) {
        this.file = file;
        this.path = path;
        this.blocks = blocks;
    }

    /// Nothing but the block checksums has been read yet.
    ///
    /// @throws Damaged when these are not what was stored
    static DiskBytes of(CommittedFile file, ElementDirectory directory) {
        var path = directory.bytes(file.location());
        var blocks = file.attr().blocks();
        return new DiskBytes(
                file,
                path,
                blocks == null ? null : read(directory.blocks(file.location()), blocks));
    }

    private static StoredBlocks read(Path path, Blocks blocks) {
        try {
            return new StoredBlocks(blocks, Files.readAllBytes(path), path.toString());
        } catch (NoSuchFileException _) {
            throw missing(path);
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    @Override
    public Path path() {
        return path;
    }

    /// Without block checksums a file is checked whole.
    @Override
    public long window() {
        return blocks == null ? size() : WINDOW;
    }

    @Override
    public void check(long start, long end) {
        if (blocks == null) {
            check(0, size(), new WholeCheck(file.document().content(), path.toString()));
        } else {
            long from = blocks.start(start);
            check(from, blocks.end(end, size()), blocks.checkFrom(from));
        }
    }

    @Override
    public void read(long start, long end, Sink sink) {
        for (long at = start; at < end; ) {
            long windowEnd = Math.min((at / window() + 1) * window(), end);
            check(at, windowEnd);
            pass(at, windowEnd, sink);
            at = windowEnd;
        }
    }

    private void check(long start, long end, Check check) {
        pass(start, end, (bytes, length) -> check.update(bytes, 0, length));
        check.end();
    }

    private void pass(long start, long end, Sink sink) {
        try (var channel = FileChannel.open(path)) {
            var buffer = ByteBuffer.allocate((int) Math.min(READ_AT_ONCE, end - start));
            long at = start;
            while (at < end) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
                int read = channel.read(buffer, at);
                if (read < 0) {
                    throw new Damaged("ends at " + at + " instead of " + end + ": " + path);
                }
                sink.take(buffer.array(), read);
                at += read;
            }
        } catch (NoSuchFileException _) {
            throw missing(path);
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    private static Damaged missing(Path path) {
        return new Damaged("is missing: " + path);
    }

    private long size() {
        return file.document().content().fileSize();
    }
}
