package org.artstore.query.document;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;

import org.artstore.starter.health.NotReady;
import org.artstore.starter.health.ReadinessCheck;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/// Wires the cache in Redis; the service starts and works without it.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisSettings.class)
class RedisConfiguration {

    private static final int REDIS_THREADS = 4;
    private static final int MAX_WAITING = 10_000;

    /// Without Redis a command fails at once; it is not kept until Redis is back.
    @Bean
    LettuceConnectionFactory redisConnections(RedisSettings settings) {
        var socket = SocketOptions.builder().connectTimeout(settings.timeout()).build();
        var options =
                ClientOptions.builder()
                        .socketOptions(socket)
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .build();
        return new LettuceConnectionFactory(
                new RedisStandaloneConfiguration(settings.host(), settings.port()),
                LettuceClientConfiguration.builder()
                        .clientOptions(options)
                        .commandTimeout(settings.timeout())
                        .build());
    }

    @Bean(destroyMethod = "dispose")
    Scheduler redisScheduler() {
        return Schedulers.newBoundedElastic(REDIS_THREADS, MAX_WAITING, "redis");
    }

    @Bean
    RedisCache redisCache(
            ReactiveStringRedisTemplate redis,
            Scheduler redisScheduler,
            DocumentSettings settings) {
        return new RedisCache(redis, redisScheduler, settings, InstantSource.system());
    }

    @Bean
    ReadinessCheck redisReadiness(ReactiveStringRedisTemplate redis, Scheduler redisScheduler) {
        return new RedisCheck(redis, redisScheduler);
    }

    private record RedisCheck(ReactiveStringRedisTemplate redis, Scheduler connecting)
            implements ReadinessCheck {

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
            return redis.hasKey("artstore:readiness")
                    .subscribeOn(connecting)
                    .onErrorMap(_ -> new NotReady("Redis does not answer"))
                    .toFuture()
                    .thenApply(_ -> "");
        }
    }
}
