package org.artstore.ingest.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.starter.health.ReadinessCheck;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// Wires the connection; the service starts and works without it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisSettings.class)
class RedisConfiguration {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);
    private static final int LONGEST_QUEUE = 1_000;

    @Bean
    RedisLink redisLink(RedisSettings settings, MeterRegistry meters) {
        var client = RedisClient.create();
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .requestQueueSize(LONGEST_QUEUE)
                        .socketOptions(
                                SocketOptions.builder().connectTimeout(ANSWER_WITHIN).build())
                        .timeoutOptions(TimeoutOptions.enabled(ANSWER_WITHIN))
                        .build());
        var uri = RedisURI.create(settings.host(), settings.port());
        uri.setTimeout(ANSWER_WITHIN);
        var link = new RedisLink(client, uri, settings.patience(), settings.pause());
        link.probe();
        Gauge.builder("artstore.ingest.redis.away", link, it -> it.isAway() ? 1 : 0)
                .description("1 while Redis is not asked because it does not answer in time")
                .register(meters);
        return link;
    }

    @Bean
    ReadinessCheck redisCheck(RedisLink link) {
        return new RedisCheck(link);
    }

    private record RedisCheck(RedisLink link) implements ReadinessCheck {

        @Override
        public String name() {
            return "redis";
        }

        @Override
        public boolean critical() {
            return false;
        }

        @Override
        public CompletionStage<String> check() {
            return link.ping().thenApply(_ -> "");
        }
    }
}
