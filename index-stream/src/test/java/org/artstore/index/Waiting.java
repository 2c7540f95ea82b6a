package org.artstore.index;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import java.time.Duration;

/// How tests wait for what happens by and by, on a machine that may be busy.
public final class Waiting {

    private Waiting() {}

    /// Long, and through the time in which there is nobody to ask yet.
    public static ConditionFactory patiently() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions();
    }
}
