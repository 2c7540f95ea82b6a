package org.artstore.worker.job;

import org.artstore.worker.element.KeptElement;

/// The work of one kind of job.
public interface JobTask {

    JobKind kind();

    /// Returns when it is done, and throws when it cannot be.
    void run(KeptElement element, JobRun run) throws InterruptedException;
}
