package org.artstore.ingest.coding;

/// Undoes a coding. Not safe for use by more than one thread at once.
interface Decoder extends AutoCloseable {

    /// Gives it the next coded bytes, when it has asked for them; they must not be changed.
    void feed(byte[] coded);

    /// Puts decoded bytes into `piece` and says how many; 0 asks for more coded bytes.
    ///
    /// @throws MalformedCoding when there can be none
    int decode(byte[] piece) throws MalformedCoding;

    /// Says that no more coded bytes come, after it has asked for them.
    ///
    /// @throws MalformedCoding when there should be more
    void finish() throws MalformedCoding;

    @Override
    void close();
}
