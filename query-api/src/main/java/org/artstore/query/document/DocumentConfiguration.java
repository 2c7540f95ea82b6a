package org.artstore.query.document;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.query.index.IndexTables;
import org.artstore.query.log.FileLog;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.health.NotReady;
import org.artstore.starter.health.ReadinessCheck;
import org.artstore.starter.problem.Problem;
import org.artstore.starter.problem.ProblemMapping;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.config.WebFluxConfigurer;

import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/// Wires the reading of documents by id.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DocumentSettings.class, RedisSettings.class})
class DocumentConfiguration implements WebFluxConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, FileId.class, FileId::parse);
    }

    @Bean
    MemoryCache memoryCache(DocumentSettings settings) {
        return new MemoryCache(settings.inMemory());
    }

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

    @Bean
    RedisCache redisCache(ReactiveStringRedisTemplate redis, DocumentSettings settings) {
        return new RedisCache(redis, settings, InstantSource.system());
    }

    @Bean
    Documents documents(
            FileLog log,
            MemoryCache memory,
            RedisCache redis,
            IndexTables tables,
            DocumentSettings settings,
            MeterRegistry meters) {
        return new Documents(log, memory, redis, tables, settings, InstantSource.system(), meters);
    }

    @Bean
    DocumentEndpoint documentEndpoint(Documents documents) {
        return new DocumentEndpoint(documents);
    }

    @Bean
    ProblemMapping<DocumentRejected> documentProblems() {
        return new ProblemMapping<>(DocumentRejected.class, DocumentConfiguration::word);
    }

    @Bean
    ReadinessCheck redisReadiness(ReactiveStringRedisTemplate redis) {
        return new RedisCheck(redis);
    }

    private static Problem word(DocumentRejected rejected) {
        return switch (rejected) {
            case DocumentRejected.NotFound _ -> Problem.of(404, "not-found", "Nothing is here");
            case DocumentRejected.IndexBehind _ ->
                    Problem.of(503, "index-behind", "The index is behind the file log")
                            .withDetail("The document may be there; ask again later.")
                            .withHeader(HttpHeaders.RETRY_AFTER, "5");
        };
    }

    private record RedisCheck(ReactiveStringRedisTemplate redis) implements ReadinessCheck {

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
                    .onErrorMap(_ -> new NotReady("Redis does not answer"))
                    .toFuture()
                    .thenApply(_ -> "");
        }
    }
}
