package org.artstore.query.log;

/// Is told each state of a document that the file log hands over, on the follower's thread; the
/// same state may come again.
public interface DocumentListener {

    void learn(DocumentState state);
}
