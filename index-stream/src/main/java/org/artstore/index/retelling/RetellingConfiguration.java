package org.artstore.index.retelling;

import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.token.ServiceToken;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import java.util.Optional;

import javax.sql.DataSource;

/// Wires the asking of elements.
@Configuration(proxyBeanMethods = false)
class RetellingConfiguration {

    @Bean(initMethod = "start")
    ElementLog elementLog(KafkaClients clients) {
        return new ElementLog(clients);
    }

    @Bean
    Retelling retelling(
            DataSource database,
            ElementLog registry,
            ObjectProvider<ServiceToken> token,
            RetellingSettings settings) {
        var workers =
                new Workers(
                        WebClient.create(),
                        Optional.ofNullable(token.getIfAvailable()),
                        settings.requestTimeout());
        return new Retelling(database, registry, workers, settings.patience());
    }
}
