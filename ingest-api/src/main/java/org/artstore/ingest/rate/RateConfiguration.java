package org.artstore.ingest.rate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.ingest.account.AccountTable;
import org.artstore.ingest.redis.RedisLink;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the limits of accounts in time.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateSettings.class)
class RateConfiguration {

    @Bean
    Rates rates(
            AccountTable accounts, RateSettings settings, RedisLink redis, MeterRegistry meters) {
        var local =
                Counter.builder("artstore.ingest.rate.local")
                        .description("times that a limit was decided here because Redis was away")
                        .register(meters);
        return new Rates(accounts, settings, new RedisBuckets(redis), local::increment);
    }

    @Bean
    RateFilter rateFilter(Rates rates, RateSettings settings, MeterRegistry meters) {
        return new RateFilter(rates, settings.longestDebt(), reason -> count(reason, meters));
    }

    private static void count(String reason, MeterRegistry meters) {
        Counter.builder("artstore.ingest.rate.refused")
                .description("requests that were refused because of a limit of their account")
                .tag("reason", reason)
                .register(meters)
                .increment();
    }
}
