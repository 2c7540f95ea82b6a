package org.artstore.starter.sample;

import org.artstore.starter.health.NotReady;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

import java.util.concurrent.CompletableFuture;

/// The same code is a reactive and a servlet service.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SampleService {

    @Bean
    SampleEndpoint sampleEndpoint() {
        return new SampleEndpoint();
    }

    @Bean
    ProblemMapping<SampleRejected> sampleProblems() {
        return new ProblemMapping<>(
                SampleRejected.class,
                rejected ->
                        Problem.of(422, "too-long", "Too long")
                                .withDetail("At most " + rejected.limit() + ".")
                                .with("limit", rejected.limit()));
    }

    @Bean
    Switch optionalPart() {
        return new Switch("optional-part", false);
    }

    @Bean
    Switch criticalPart() {
        return new Switch("critical-part", true);
    }

    /// A part whose state a test sets.
    public static final class Switch implements ReadinessCheck {

        private final String name;
        private final boolean critical;
        private volatile CompletableFuture<String> state = good();

        Switch(String name, boolean critical) {
            this.name = name;
            this.critical = critical;
        }

        public void mend() {
            state = good();
        }

        public void breakDown() {
            state = CompletableFuture.failedFuture(new NotReady("broken down"));
        }

        public void hang() {
            state = new CompletableFuture<>();
        }

        private static CompletableFuture<String> good() {
            return CompletableFuture.completedFuture("fine");
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean critical() {
            return critical;
        }

        @Override
        public CompletableFuture<String> check() {
            return state.copy();
        }
    }
}
