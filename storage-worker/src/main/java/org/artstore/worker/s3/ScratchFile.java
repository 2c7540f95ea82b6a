package org.artstore.worker.s3;

import org.artstore.schemas.document.Content;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.fixity.Check;
import org.artstore.worker.fixity.Damaged;
import org.artstore.worker.fixity.WholeCheck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.CRC32C;

/// The staged bytes of an upload, read in order and compared on the way with what came: a disk may
/// have changed them since. If it has, it counts as broken, and all comes again from the journal.
final class ScratchFile implements AutoCloseable {

    private static final int READ_AT_ONCE = 256 << 10;

    private final Path path;
    private final FileChannel channel;
    private final Check check;

    private ScratchFile(Path path, FileChannel channel, Check check) {
        this.path = path;
        this.channel = channel;
        this.check = check;
    }

    static ScratchFile open(Path path, Content content) {
        try {
            var check = new WholeCheck(content, path.toString());
            return new ScratchFile(path, FileChannel.open(path), check);
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    /// Checks all of a file.
    static void require(Path path, Content content) {
        try (var file = open(path, content)) {
            var _ = file.checksum(0, content.fileSize());
            file.requireWhole();
        }
    }

    /// The CRC32C of a part in the words of S3; the parts have to be asked for in order.
    String checksum(long start, long end) {
        var crc = new CRC32C();
        var buffer = ByteBuffer.allocate((int) Math.min(READ_AT_ONCE, end - start));
        try {
            long at = start;
            while (at < end) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
                int read = channel.read(buffer, at);
                if (read < 0) {
                    throw new IOException("ends at " + at + " instead of " + end);
                }
                crc.update(buffer.array(), 0, read);
                check.update(buffer.array(), 0, read);
                at += read;
            }
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
        return encoded(crc);
    }

    /// The CRC32C of a few bytes in the words of S3.
    static String crc32c(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return encoded(crc);
    }

    private static String encoded(CRC32C crc) {
        var bytes = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// To be called when all parts have been asked for.
    void requireWhole() {
        try {
            check.end();
        } catch (Damaged damage) {
            throw DiskFailed.of(path, new IOException(damage));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }
}
