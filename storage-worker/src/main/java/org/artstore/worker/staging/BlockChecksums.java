package org.artstore.worker.staging;

import org.artstore.schemas.attr.Blocks;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// The CRC32C of each block of a file that is being written, in the form in which they lie beside
/// it: 4 bytes each, big-endian.
final class BlockChecksums {

    private static final int INITIAL_BLOCKS = 32;

    private final CRC32C current = new CRC32C();
    private int inCurrent;
    private int complete;
    private byte[] checksums = new byte[INITIAL_BLOCKS * Integer.BYTES];

    void update(byte[] bytes, int from, int length) {
        int at = from;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, Blocks.BLOCK_SIZE - inCurrent);
            current.update(bytes, at, part);
            inCurrent += part;
            at += part;
            left -= part;
            if (inCurrent == Blocks.BLOCK_SIZE) {
                completeBlock();
            }
        }
    }

    /// Forgets everything behind the last whole block at or before `offset`, and says where that
    /// ends: the bytes from there on have to be put in again.
    long rewind(long offset) {
        complete = (int) (offset / Blocks.BLOCK_SIZE);
        current.reset();
        inCurrent = 0;
        return (long) complete * Blocks.BLOCK_SIZE;
    }

    /// The checksums of all blocks, the last of which may be shorter.
    byte[] toBytes() {
        int blocks = complete + (inCurrent > 0 ? 1 : 0);
        var all = Arrays.copyOf(checksums, blocks * Integer.BYTES);
        if (inCurrent > 0) {
            put(all, complete);
        }
        return all;
    }

    private void completeBlock() {
        if ((complete + 1) * Integer.BYTES > checksums.length) {
            checksums = Arrays.copyOf(checksums, checksums.length * 2);
        }
        put(checksums, complete);
        complete++;
        current.reset();
        inCurrent = 0;
    }

    private void put(byte[] target, int block) {
        ByteBuffer.wrap(target).putInt(block * Integer.BYTES, (int) current.getValue());
    }
}
