package org.artstore.worker.content;

import org.artstore.schemas.attr.Blocks;
import org.artstore.schemas.document.Sha256;
import org.artstore.worker.catalog.CommittedFile;
import org.artstore.worker.content.ContentRejected.Damaged;
import org.artstore.worker.disk.DiskFailed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// Checks bytes on the disk against what was stored. It reads rather than maps them: a bad sector
/// under a mapping can end the whole process.
final class Integrity {

    private static final int READ_AT_ONCE = 256 << 10;

    private final Path bytes;
    private final int blockSize;
    private final ByteBuffer checksums;

    private Integrity(Path bytes, int blockSize, byte[] checksums) {
        this.bytes = bytes;
        this.blockSize = blockSize;
        this.checksums = ByteBuffer.wrap(checksums);
    }

    /// Checks all of a file that has no block checksums.
    ///
    /// @throws Damaged when it is another
    static void requireWhole(CommittedFile file) {
        var content = file.attr().document().content();
        var digest = Sha256.newDigest();
        read(file.bytes(), 0, content.fileSize(), digest::update);
        if (!Sha256.ofDigest(digest.digest()).equals(content.checksum())) {
            throw new Damaged("checksum differs: " + file.bytes());
        }
    }

    /// The block checksums of a file, themselves checked.
    ///
    /// @throws Damaged when they are others
    static Integrity ofBlocks(CommittedFile file, Blocks blocks) {
        var checksums = readAll(file.blocks());
        if (!Sha256.of(checksums).equals(blocks.checksum())) {
            throw new Damaged("block checksums differ: " + file.blocks());
        }
        return new Integrity(file.bytes(), blocks.blockSize(), checksums);
    }

    /// Checks all blocks of which a byte lies in `range`.
    ///
    /// @throws Damaged when one is another
    void require(ByteRange range, long fileSize) {
        long first = range.start() / blockSize;
        long end = (range.end() + blockSize - 1) / blockSize;
        var check = new BlockCheck(Math.toIntExact(first));
        read(bytes, first * blockSize, Math.min(end * blockSize, fileSize), check::update);
        check.end();
    }

    private final class BlockCheck {

        private final CRC32C running = new CRC32C();
        private int block;
        private int inBlock;

        BlockCheck(int first) {
            this.block = first;
        }

        void update(byte[] read, int from, int length) {
            int at = from;
            while (at < from + length) {
                int part = Math.min(from + length - at, blockSize - inBlock);
                running.update(read, at, part);
                at += part;
                inBlock += part;
                if (inBlock == blockSize) {
                    end();
                }
            }
        }

        void end() {
            if (inBlock > 0) {
                if (checksums.getInt(block * Integer.BYTES) != (int) running.getValue()) {
                    throw new Damaged("block " + block + " differs: " + bytes);
                }
                block++;
                inBlock = 0;
                running.reset();
            }
        }
    }

    private interface Sink {
        void update(byte[] read, int from, int length);
    }

    private static void read(Path path, long start, long end, Sink sink) {
        try (var file = FileChannel.open(path)) {
            var buffer = ByteBuffer.allocate((int) Math.min(READ_AT_ONCE, end - start));
            long at = start;
            while (at < end) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
                int read = file.read(buffer, at);
                if (read < 0) {
                    throw new Damaged("ends at " + at + " instead of " + end + ": " + path);
                }
                sink.update(buffer.array(), 0, read);
                at += read;
            }
        } catch (NoSuchFileException _) {
            throw new Damaged("is missing: " + path);
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    private static byte[] readAll(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException _) {
            throw new Damaged("is missing: " + path);
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }
}
