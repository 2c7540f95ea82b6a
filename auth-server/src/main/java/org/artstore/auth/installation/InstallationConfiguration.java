package org.artstore.auth.installation;

import org.artstore.auth.account.Accounts;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the first start.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InstallationSettings.class)
class InstallationConfiguration {

    @Bean
    FirstAdministrator firstAdministrator(Accounts accounts, InstallationSettings settings) {
        return new FirstAdministrator(accounts, settings.credentialsFile());
    }
}
