package org.artstore.worker.check;

import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.token.ServiceToken;
import org.artstore.worker.job.JobTask;
import org.artstore.worker.transfer.Transfers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import java.time.InstantSource;
import java.util.Optional;

/// Wires the comparing of elements with the log and the index.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckSettings.class)
class CheckConfiguration {

    /// A window of the index is smaller.
    private static final int LONGEST_ANSWER = 16 << 20;

    @Bean
    JobTask checkJob(
            KafkaClients clients,
            Transfers transfers,
            ObjectProvider<ServiceToken> token,
            CheckSettings settings,
            InstantSource clock) {
        var client =
                WebClient.builder()
                        .codecs(it -> it.defaultCodecs().maxInMemorySize(LONGEST_ANSWER))
                        .build();
        var index = new IndexClient(client, Optional.ofNullable(token.getIfAvailable()), settings);
        return new CheckJob(clients, transfers, index, settings, clock);
    }
}
