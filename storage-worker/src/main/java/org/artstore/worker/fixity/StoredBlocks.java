package org.artstore.worker.fixity;

import org.artstore.schemas.attr.Blocks;
import org.artstore.schemas.document.Sha256;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// The block checksums of a file, themselves checked.
public final class StoredBlocks {

    private final String name;
    private final int size;
    private final ByteBuffer checksums;

    /// @param checksums as they lie beside the file
    /// @param name of the file, in case it is damaged
    /// @throws Damaged when they are others than were stored
    public StoredBlocks(Blocks blocks, byte[] checksums, String name) {
        if (!Sha256.of(checksums).equals(blocks.checksum())) {
            throw new Damaged("block checksums differ: " + name);
        }
        this.name = name;
        this.size = blocks.blockSize();
        this.checksums = ByteBuffer.wrap(checksums);
    }

    /// Where the block begins in which this byte lies.
    public long start(long offset) {
        return offset / size * size;
    }

    /// Where the block ends in which the byte before `end` lies.
    public long end(long end, long fileSize) {
        return Math.min((end + size - 1) / size * size, fileSize);
    }

    /// Of one block.
    public int size() {
        return size;
    }

    /// Checks the bytes from the beginning of a block on.
    public Check checkFrom(long start) {
        return new BlockCheck(Math.toIntExact(start / size));
    }

    private final class BlockCheck implements Check {

        private final CRC32C running = new CRC32C();
        private int block;
        private int inBlock;

        BlockCheck(int first) {
            this.block = first;
        }

        @Override
        public void update(byte[] bytes, int from, int length) {
            int at = from;
            while (at < from + length) {
                int part = Math.min(from + length - at, size - inBlock);
                running.update(bytes, at, part);
                at += part;
                inBlock += part;
                if (inBlock == size) {
                    end();
                }
            }
        }

        @Override
        public void end() {
            if (inBlock > 0) {
                if (checksums.getInt(block * Integer.BYTES) != (int) running.getValue()) {
                    throw new Damaged("block " + block + " differs: " + name);
                }
                block++;
                inBlock = 0;
                running.reset();
            }
        }
    }
}
