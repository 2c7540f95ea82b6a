package org.artstore.starter.lifetime;

import org.artstore.starter.settings.ServiceSettings;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/// Wires the life of a supervised process.
@AutoConfiguration
class LifetimeConfiguration {

    @Bean
    @Lazy(false)
    @ConditionalOnBooleanProperty("artstore.supervised")
    SupervisedLife supervisedLife(ServiceSettings settings) {
        return new SupervisedLife(System.in, settings.stopWithin(), new ProcessEnding());
    }

    /// Really ends the process.
    private static final class ProcessEnding implements SupervisedLife.Ending {

        @Override
        public void inOrder() {
            System.exit(0);
        }

        @Override
        public void atOnce() {
            Runtime.getRuntime().halt(1);
        }
    }
}
