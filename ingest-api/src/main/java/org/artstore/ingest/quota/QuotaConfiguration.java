package org.artstore.ingest.quota;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.ingest.account.AccountTable;
import org.artstore.ingest.outcome.Outcomes;
import org.artstore.ingest.register.UploadRegister;
import org.artstore.schemas.account.AccountUsage;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.kafka.KafkaClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/// Wires quotas to the topic of usage.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuotaSettings.class)
class QuotaConfiguration {

    @Bean
    UsageTable usageTable(QuotaSettings settings) {
        return new UsageTable(settings.mostAccounts());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogFollower usageFollower(UsageTable table, KafkaClients clients) {
        return new LogFollower(
                Topics.USAGE.name(),
                new StartPosition.Beginning(),
                clients,
                record -> {
                    if (record.value() != null) {
                        table.apply(AccountUsage.CODEC.decode(record));
                    }
                });
    }

    @Bean
    ReadinessCheck usageCheck(LogFollower usageFollower) {
        return usageFollower.readiness(false);
    }

    @Bean
    Quota quota(
            AccountTable accounts,
            UsageTable usages,
            UploadRegister register,
            Outcomes outcomes,
            MeterRegistry meters) {
        var refused =
                Counter.builder("artstore.ingest.quota.refused")
                        .description("times that an account was over its quota")
                        .register(meters);
        var clock = Clock.systemUTC();
        return new Quota(
                accounts,
                usages,
                new ResumableUsage(register, clock),
                outcomes,
                clock,
                refused::increment);
    }
}
