package org.artstore.worker;

import org.artstore.worker.commit.CommitObserver;
import org.artstore.worker.commit.CommitStep;
import org.artstore.worker.commit.CommittedGroup;

import java.time.Duration;

/// Does nothing with what it is told.
public record SilentObserver() implements CommitObserver {

    @Override
    public void reached(CommitStep step, Duration since) {}

    @Override
    public void committed(CommittedGroup group) {}

    @Override
    public void deleted(long diskBytes) {}
}
