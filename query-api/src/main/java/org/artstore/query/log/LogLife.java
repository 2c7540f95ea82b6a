package org.artstore.query.log;

import org.artstore.query.index.IndexTables;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.kafka.KafkaClients;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Begins to follow the file log where the index stands, as soon as both can be reached, and keeps
/// comparing the two until the end of the process.
final class LogLife implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogLife.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int KAFKA_SECONDS = 5;

    private final FileLog log;
    private final IndexTables tables;
    private final KafkaClients clients;
    private final Duration comparedEvery;
    private volatile @Nullable Disposable running;
    private volatile @Nullable LogFollower follower;

    LogLife(FileLog log, IndexTables tables, KafkaClients clients, LogSettings settings) {
        this.log = log;
        this.tables = tables;
        this.clients = clients;
        this.comparedEvery = settings.comparedEvery();
    }

    @Override
    public void start() {
        running = begin().flatMapMany(this::comparisons).subscribe();
    }

    @Override
    public void stop() {
        var current = running;
        if (current != null) {
            current.dispose();
        }
        var followed = follower;
        if (followed != null) {
            followed.close();
        }
        running = null;
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private Mono<UUID> begin() {
        return Mono.fromCallable(this::topicId)
                .subscribeOn(Schedulers.boundedElastic())
                .delayUntil(this::beginAtIndex)
                .doOnError(LogLife::tellNotFollowed)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE));
    }

    /// The rest is read after the position: what is in both is told twice, nothing is missed.
    private Mono<Map<Integer, Long>> beginAtIndex(UUID topicId) {
        return tables.applied(topicId).delayUntil(_ -> log.learnFromIndex()).doOnNext(this::follow);
    }

    private void follow(Map<Integer, Long> applied) {
        var started =
                new LogFollower(
                        Topics.FILES.name(), new StartPosition.At(applied), clients, log::accept);
        started.start();
        follower = started;
        log.followedBy(started);
    }

    private Flux<Void> comparisons(UUID topicId) {
        return Flux.interval(comparedEvery)
                .onBackpressureDrop()
                .concatMap(_ -> comparison(topicId), 1);
    }

    private Mono<Void> comparison(UUID topicId) {
        return log.compareWithIndex(topicId)
                .onErrorResume(failure -> Mono.fromRunnable(() -> tellNotCompared(failure)));
    }

    /// A log that was replaced has another id, so what the index knows of the old one counts for
    /// nothing.
    private UUID topicId() throws Exception {
        var name = Topics.FILES.name();
        var admin = clients.newAdmin();
        try {
            var id =
                    admin.describeTopics(List.of(name))
                            .allTopicNames()
                            .get(KAFKA_SECONDS, TimeUnit.SECONDS)
                            .values()
                            .iterator()
                            .next()
                            .topicId();
            return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static void tellNotFollowed(Throwable failure) {
        LOG.atWarn().addKeyValue("reason", failure).log("The file log is not followed yet");
    }

    private static void tellNotCompared(Throwable failure) {
        LOG.atWarn().addKeyValue("reason", failure).log("The age of the index is not known");
    }
}
