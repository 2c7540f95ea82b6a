package org.artstore.starter.settings;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/// Wires the settings of every process and the refusal of unknown ones.
@AutoConfiguration
@EnableConfigurationProperties(ServiceSettings.class)
class SettingsConfiguration {

    @Bean
    static SmartInitializingSingleton noUnknownSettings(
            ApplicationContext context, ConfigurableEnvironment environment) {
        return () -> UnknownSettings.refuse(environment, KnownSettings.in(context));
    }
}
