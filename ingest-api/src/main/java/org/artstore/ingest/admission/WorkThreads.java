package org.artstore.ingest.admission;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.util.concurrent.ThreadFactory;

/// Makes the threads that serve uploads, which go behind all others: the event loops, which refuse
/// and answer for health in microseconds, must not wait for a processor behind the milliseconds of
/// an upload. The system's scheduler minds priorities only where the JVM is told so
/// (`-XX:ThreadPriorityPolicy=1`).
public final class WorkThreads implements Schedulers.Factory {

    private WorkThreads() {}

    /// Makes all threads of schedulers that are made from now on.
    public static void install() {
        Schedulers.setFactory(new WorkThreads());
    }

    @Override
    public Scheduler newParallel(int parallelism, ThreadFactory threads) {
        return Schedulers.Factory.super.newParallel(parallelism, behind(threads));
    }

    @Override
    public Scheduler newBoundedElastic(
            int cap, int queue, ThreadFactory threads, int secondsToLive) {
        return Schedulers.Factory.super.newBoundedElastic(
                cap, queue, behind(threads), secondsToLive);
    }

    /// Priorities say who is late, never what is right.
    @SuppressWarnings("ThreadPriorityCheck")
    private static ThreadFactory behind(ThreadFactory threads) {
        return work -> {
            var thread = threads.newThread(work);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        };
    }
}
