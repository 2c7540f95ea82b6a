package org.artstore.worker.commit;

import java.time.Duration;

/// Is told how a commit goes on.
public interface CommitObserver {

    /// The commit has reached `step`, `since` after the one before.
    void reached(CommitStep step, Duration since);

    /// All of it succeeded.
    void committed(CommittedGroup group);

    /// A file is gone, with so many bytes of the element.
    void deleted(long diskBytes);
}
