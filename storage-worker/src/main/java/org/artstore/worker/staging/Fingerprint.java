package org.artstore.worker.staging;

import org.artstore.schemas.document.Sha256;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

/// SHA-256 and block checksums of the bytes of an upload, running along as they arrive. It
/// remembers one earlier point, so that a short way back needs a short read.
final class Fingerprint {

    private static final int READ_AT_ONCE = 256 << 10;

    private final BlockChecksums blocks = new BlockChecksums();
    private MessageDigest sha = Sha256.newDigest();
    private long size;
    private MessageDigest markedSha = Sha256.newDigest();
    private long marked;

    /// The fingerprint of the first `size` bytes of a file.
    static Fingerprint of(FileChannel file, long size) throws IOException {
        var fingerprint = new Fingerprint();
        fingerprint.readOn(file, size);
        return fingerprint;
    }

    void update(byte[] bytes, int from, int length) {
        sha.update(bytes, from, length);
        blocks.update(bytes, from, length);
        size += length;
    }

    /// Remembers this point.
    void mark() {
        markedSha = copy(sha);
        marked = size;
    }

    /// Goes back to what it was when the first `offset` bytes of `file` had been put in.
    void rewind(FileChannel file, long offset) throws IOException {
        if (offset < marked) {
            markedSha = Sha256.newDigest();
            marked = 0;
        }
        sha = copy(markedSha);
        size = marked;
        long block = blocks.rewind(offset);
        read(file, block, offset, blocks::update);
        read(file, size, offset, sha::update);
        size = offset;
    }

    long size() {
        return size;
    }

    /// The digest of the bytes so far; more may follow.
    Sha256 digest() {
        return Sha256.ofDigest(copy(sha).digest());
    }

    /// The content of the file of block checksums.
    byte[] blockChecksums() {
        return blocks.toBytes();
    }

    private void readOn(FileChannel file, long end) throws IOException {
        read(file, size, end, this::update);
    }

    private interface Sink {
        void update(byte[] bytes, int from, int length);
    }

    private static void read(FileChannel file, long start, long end, Sink sink) throws IOException {
        var buffer = ByteBuffer.allocate(READ_AT_ONCE);
        long at = start;
        while (at < end) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
            int read = file.read(buffer, at);
            if (read < 0) {
                throw new IOException("ends at " + at + " instead of " + end);
            }
            sink.update(buffer.array(), 0, read);
            at += read;
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this platform cannot copy a running SHA-256", e);
        }
    }
}
