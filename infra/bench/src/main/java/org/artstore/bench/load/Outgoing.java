package org.artstore.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.concurrent.ThreadLocalRandom;

/// One request on its way: its head, then its content, block by block. Each block begins with bytes
/// that no other has, and only one is in memory.
final class Outgoing {

    private static final int MARK = 16;

    private final ByteBuffer block;
    private ByteBuffer[] pieces;
    private long left;

    Outgoing(ByteBuffer head, ByteBuffer block, long length) {
        this.block = block;
        this.left = length;
        this.pieces = new ByteBuffer[] {head};
        if (length > 0) {
            pieces = withNextBlock(head);
        }
    }

    /// Writes as much as the channel takes; true when all is written.
    boolean writeTo(GatheringByteChannel channel) throws IOException {
        while (true) {
            channel.write(pieces);
            if (pieces[pieces.length - 1].hasRemaining()) {
                return false;
            }
            if (left == 0) {
                return true;
            }
            pieces = withNextBlock(ByteBuffer.allocate(0));
        }
    }

    boolean isWritten() {
        return left == 0 && !pieces[pieces.length - 1].hasRemaining();
    }

    private ByteBuffer[] withNextBlock(ByteBuffer before) {
        int size = (int) Math.min(left, block.capacity());
        left -= size;
        var mark = new byte[Math.min(MARK, size)];
        ThreadLocalRandom.current().nextBytes(mark);
        if (size == mark.length) {
            return new ByteBuffer[] {before, ByteBuffer.wrap(mark)};
        }
        var rest = block.slice(mark.length, size - mark.length);
        return new ByteBuffer[] {before, ByteBuffer.wrap(mark), rest};
    }
}
