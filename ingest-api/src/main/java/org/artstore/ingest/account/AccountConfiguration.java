package org.artstore.ingest.account;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.account.AccountEvent;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the table of accounts to their topic.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccountSettings.class)
class AccountConfiguration {

    @Bean
    AccountTable accountTable(AccountSettings settings, MeterRegistry meters) {
        var table = new AccountTable(settings.mostLimited());
        Gauge.builder("artstore.ingest.accounts.limited", table, AccountTable::size)
                .description("accounts with limits of their own")
                .register(meters);
        return table;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogFollower accountsFollower(AccountTable table, KafkaClients clients) {
        return new LogFollower(
                Topics.ACCOUNTS.name(),
                new StartPosition.Beginning(),
                clients,
                record -> {
                    if (record.value() != null) {
                        table.apply(AccountEvent.CODEC.decode(record).account());
                    }
                });
    }

    @Bean
    ReadinessCheck accountsCheck(LogFollower accountsFollower) {
        return accountsFollower.readiness(false);
    }
}
