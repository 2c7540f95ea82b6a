package org.artstore.index.retelling;

import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.starter.follower.StartPosition;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.placement.Elements;

import java.time.Duration;
import java.util.concurrent.ExecutionException;

/// Which elements there are and where their workers are, as the registry and the workers say.
final class ElementLog implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(5);

    private final Elements elements = new Elements();
    private final LogFollower registry;
    private final LogFollower reports;

    ElementLog(KafkaClients clients) {
        var beginning = new StartPosition.Beginning();
        registry = new LogFollower(Topics.ELEMENTS.name(), beginning, clients, elements::register);
        reports =
                new LogFollower(Topics.ELEMENT_STATUS.name(), beginning, clients, elements::report);
    }

    void start() {
        registry.start();
        reports.start();
    }

    /// What is known, which is at least what was registered before the call.
    ///
    /// @throws ExecutionException when that cannot be found out now
    Elements asOfNow() throws InterruptedException, ExecutionException {
        var caughtUp = registry.catchUp(BOUND);
        caughtUp.get();
        return elements;
    }

    @Override
    public void close() {
        registry.close();
        reports.close();
    }
}
