package org.artstore.starter.health;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/// One thing that a service needs to be ready. Beans of this type are what `/health/ready` reports.
public interface ReadinessCheck {

    /// Short and stable: `kafka`, `postgres`, `jwks`.
    String name();

    /// Whether the service is of no use without it.
    boolean critical();

    /// Completes with a word about the state, possibly empty. A [NotReady] is shown to the asker in
    /// its own words, any other failure without.
    CompletionStage<String> check();

    /// A check that blocks; it gets a virtual thread of its own and is interrupted when it takes
    /// too long.
    static ReadinessCheck blocking(String name, boolean critical, Callable<String> probe) {
        return new BlockingCheck(name, critical, probe);
    }
}
