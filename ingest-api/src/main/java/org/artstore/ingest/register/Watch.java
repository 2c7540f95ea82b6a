package org.artstore.ingest.register;

/// Somebody who waits for an upload to be taken over.
public interface Watch extends AutoCloseable {

    /// Nobody waits any more.
    @Override
    void close();
}
