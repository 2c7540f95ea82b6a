package org.artstore.starter.lifetime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/// Ends the process when its standard input ends, which is when the supervisor that holds the other
/// side is gone: first in order, then, after a bound, at once.
final class SupervisedLife implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(SupervisedLife.class);

    private final InputStream lifeline;
    private final Duration bound;
    private final Ending ending;

    /// The two ways to end, so that a test need not die.
    interface Ending {

        void inOrder();

        void atOnce();
    }

    SupervisedLife(InputStream lifeline, Duration bound, Ending ending) {
        this.lifeline = lifeline;
        this.bound = bound;
        this.ending = ending;
    }

    @Override
    public void afterPropertiesSet() {
        Thread.ofPlatform().daemon().name("lifeline").start(this::watch);
    }

    private void watch() {
        try {
            var _ = lifeline.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            LOG.atDebug().setCause(broken).log("The supervisor's pipe is broken");
        }
        LOG.atWarn().log("The supervisor is gone; this process ends");
        Thread.ofPlatform().daemon().name("last-resort").start(this::endAfterBound);
        ending.inOrder();
    }

    private void endAfterBound() {
        try {
            Thread.sleep(bound);
        } catch (InterruptedException _) {
            LOG.atDebug().log("Not waiting any longer");
        }
        ending.atOnce();
    }
}
