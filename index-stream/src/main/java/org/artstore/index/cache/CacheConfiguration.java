package org.artstore.index.cache;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;

import org.artstore.index.telemetry.IndexMeters;
import org.artstore.starter.health.ReadinessCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// Wires the cache; the service starts and works without it.
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(1);
    private static final int LONGEST_QUEUE = 10_000;

    @Bean
    DocumentCache documentCache(RedisSettings redis, CacheSettings cache, IndexMeters meters) {
        var uri = RedisURI.create(redis.host(), redis.port());
        uri.setTimeout(ANSWER_WITHIN);
        var client = RedisClient.create();
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .requestQueueSize(LONGEST_QUEUE)
                        .socketOptions(
                                SocketOptions.builder().connectTimeout(ANSWER_WITHIN).build())
                        .timeoutOptions(TimeoutOptions.enabled(ANSWER_WITHIN))
                        .build());
        return new DocumentCache(client, uri, cache.timeToLive(), meters);
    }

    @Bean
    ReadinessCheck redisCheck(DocumentCache cache) {
        return new RedisCheck(cache);
    }

    private record RedisCheck(DocumentCache cache) implements ReadinessCheck {

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
            return cache.ping().thenApply(_ -> "");
        }
    }
}
