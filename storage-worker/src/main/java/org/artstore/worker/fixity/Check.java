package org.artstore.worker.fixity;

/// Takes bytes in order and compares them with what was stored.
public interface Check {

    /// The next bytes.
    ///
    /// @throws Damaged as soon as they are found to be others
    void update(byte[] bytes, int from, int length);

    /// No more bytes come.
    ///
    /// @throws Damaged when they were others
    void end();
}
