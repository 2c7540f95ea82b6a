package org.artstore.ingest.resume;

import org.springframework.core.io.buffer.DataBuffer;

/// What the bytes of one request must amount to.
public interface Checksum {

    /// Takes the readable bytes of the buffer into account and leaves it as it is.
    void update(DataBuffer buffer);

    /// Whether the bytes are those that were meant.
    boolean matches();
}
