package org.artstore.starter.kafka;

import org.artstore.schemas.topic.TopicDefinition;
import org.artstore.starter.health.NotReady;
import org.artstore.starter.health.ReadinessCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Creates the topics that this service owns at its start, in the background and for as long as it
/// takes.
final class OwnedTopics implements SmartLifecycle, ReadinessCheck {

    private static final Logger LOG = LoggerFactory.getLogger(OwnedTopics.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final TopicCreation creation;
    private final List<TopicDefinition> topics;
    private final Thread thread = Thread.ofVirtual().name("owned-topics").unstarted(this::run);
    private volatile boolean created;

    OwnedTopics(TopicCreation creation, List<TopicDefinition> topics) {
        this.creation = creation;
        this.topics = List.copyOf(topics);
    }

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public boolean critical() {
        return true;
    }

    @Override
    public CompletableFuture<String> check() {
        return created
                ? CompletableFuture.completedFuture("")
                : CompletableFuture.failedFuture(new NotReady("not created yet"));
    }

    private void run() {
        var pause = Duration.ofMillis(100);
        try {
            while (!attempted()) {
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
                pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            }
        } catch (InterruptedException _) {
            LOG.atDebug().log("Stopped before all topics were created");
        }
    }

    private boolean attempted() throws InterruptedException {
        try {
            creation.create(topics);
            created = true;
        } catch (TopicsNotCreated failure) {
            LOG.atWarn().setCause(failure).log("Topics are not created yet");
        }
        return created;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void stop() {
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /// Before all that reads and writes topics.
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
