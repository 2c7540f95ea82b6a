package org.artstore.index.retelling;

/// How far the elements are after a step.
public sealed interface Outcome {

    /// They are not done yet.
    ///
    /// @param done files told
    /// @param total of how many, more or less
    record Going(long done, long total) implements Outcome {}

    /// All that was to be told is in the log.
    record Ended() implements Outcome {}

    /// It leads to nothing.
    ///
    /// @param why in a sentence
    record Impossible(String why) implements Outcome {}
}
