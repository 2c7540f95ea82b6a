package org.artstore.ingest.chunk;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import java.util.ArrayDeque;
import java.util.Deque;

/// The received bytes that are in no chunk yet, held in the buffers in which they came; but small
/// ones are gathered, because a buffer takes more memory than the few bytes in it. Safe for use by
/// more than one thread: an upload may be given up while it is being written.
public final class ChunkAssembly {

    /// A buffer with fewer bytes is small.
    private static final int SMALL_BYTES = 1 << 10;

    /// How many bytes are gathered in one place. What of it is used up already is held until all of
    /// it is.
    private static final int GATHERED_BYTES = 16 << 10;

    private final int chunkBytes;
    private final Deque<DataBuffer> buffers = new ArrayDeque<>();
    private @Nullable DataBuffer gathering;
    private int held;
    private boolean closed;

    public ChunkAssembly(int chunkBytes) {
        this.chunkBytes = chunkBytes;
    }

    /// Takes the buffer over and says how many bytes it holds on to: none after [#discard].
    public synchronized int add(DataBuffer buffer) {
        int bytes = buffer.readableByteCount();
        if (closed || bytes == 0) {
            DataBufferUtils.release(buffer);
            return 0;
        }
        if (bytes < SMALL_BYTES) {
            gather(buffer, bytes);
        } else {
            buffers.add(buffer);
            gathering = null;
        }
        held += bytes;
        return bytes;
    }

    /// Bytes held.
    public synchronized int held() {
        return held;
    }

    /// Buffers held.
    synchronized int buffers() {
        return buffers.size();
    }

    /// Whether there is more than one chunk takes, so that a full one is certainly not the last.
    public synchronized boolean overflows() {
        return held > chunkBytes;
    }

    /// Removes the next bytes, as many as are there and one chunk takes.
    public synchronized byte[] take() {
        var chunk = new byte[Math.min(held, chunkBytes)];
        int filled = 0;
        while (filled < chunk.length) {
            filled += drain(buffers.getFirst(), chunk, filled);
        }
        held -= chunk.length;
        return chunk;
    }

    /// Releases what is held, for good, and says how many bytes that were.
    public synchronized int discard() {
        closed = true;
        int dropped = held;
        held = 0;
        buffers.forEach(DataBufferUtils::release);
        buffers.clear();
        gathering = null;
        return dropped;
    }

    private void gather(DataBuffer buffer, int bytes) {
        try {
            var last = gathering;
            if (last == null || last.writePosition() + bytes > GATHERED_BYTES) {
                last = DefaultDataBufferFactory.sharedInstance.allocateBuffer(bytes);
                buffers.add(last);
                gathering = last;
            }
            last.write(buffer);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private int drain(DataBuffer buffer, byte[] chunk, int from) {
        int length = Math.min(buffer.readableByteCount(), chunk.length - from);
        buffer.read(chunk, from, length);
        if (buffer.readableByteCount() == 0) {
            DataBufferUtils.release(buffers.removeFirst());
            gathering = buffers.isEmpty() ? null : gathering;
        }
        return length;
    }
}
