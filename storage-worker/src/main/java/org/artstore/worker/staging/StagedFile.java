package org.artstore.worker.staging;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.Forced;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/// The bytes of one open upload, with their fingerprint. It opens itself when it is used.
final class StagedFile {

    private static final OpenOption[] NEW = {CREATE, TRUNCATE_EXISTING, READ, WRITE};
    private static final OpenOption[] EXISTING = {READ, WRITE};

    private final Path path;
    private Fingerprint fingerprint = new Fingerprint();
    private OpenOption[] options = NEW;
    private @Nullable FileChannel channel;

    StagedFile(Path path) {
        this.path = path;
    }

    /// Takes up the bytes of an upload that an earlier process left: computes the fingerprint of
    /// the first `size` of them and drops the rest. False when they are not there.
    boolean resume(long size) {
        options = size == 0 ? NEW : EXISTING;
        try {
            if (channel().size() < size) {
                return false;
            }
            channel().truncate(size);
            fingerprint = Fingerprint.of(channel(), size);
            return true;
        } catch (NoSuchFileException _) {
            options = NEW;
            return false;
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    /// Adds the last `length` of `bytes`.
    void append(byte[] bytes, int length) {
        int from = bytes.length - length;
        try {
            var added = ByteBuffer.wrap(bytes, from, length);
            Forced.writeAll(channel(), added, fingerprint.size());
            fingerprint.update(bytes, from, length);
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    /// The `length` bytes from `offset` on, which have been added before.
    byte[] read(long offset, int length) {
        try {
            var bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining()) {
                if (channel().read(bytes, offset + bytes.position()) < 0) {
                    throw new IOException("ends before " + (offset + length));
                }
            }
            return bytes.array();
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    /// Goes back to the first `offset` bytes; those behind lie there until [#truncate].
    void rewind(long offset) {
        try {
            fingerprint.rewind(channel(), offset);
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    /// Drops what lies behind the bytes of the upload.
    void truncate() {
        try {
            channel().truncate(fingerprint.size());
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    /// Puts the bytes on the disk and remembers the fingerprint of this point.
    void force() {
        try {
            fingerprint.mark();
            channel().force(true);
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    boolean isOpen() {
        return channel != null;
    }

    /// Gives the descriptor back; the next use opens the file again.
    void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        } finally {
            channel = null;
        }
    }

    private FileChannel channel() throws IOException {
        if (channel == null) {
            channel = FileChannel.open(path, options);
            options = EXISTING;
        }
        return channel;
    }
}
