package org.artstore.worker.forward;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.forward.UploadForwarded;
import org.artstore.schemas.forward.UploadForwarded.Reason;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.follower.LogFollower;
import org.artstore.worker.disk.Displaced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/// Decides where uploads go that their element cannot store. Decisions are written to a log and
/// count as that log tells them, so every worker, and this one after a restart, knows the same.
public final class Forwarding {

    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final ForwardTable table;
    private final LogFollower follower;
    private final Targets targets;
    private final Delivery delivery;
    private final JournalHistory history;
    private final MeterRegistry meters;
    private final InstantSource clock;

    Forwarding(
            ForwardTable table,
            LogFollower follower,
            Targets targets,
            Delivery delivery,
            JournalHistory history,
            MeterRegistry meters,
            InstantSource clock) {
        this.table = table;
        this.follower = follower;
        this.targets = targets;
        this.delivery = delivery;
        this.history = history;
        this.meters = meters;
        this.clock = clock;
    }

    /// What becomes of the uploads of `element` that it cannot store. Returns when all is known
    /// that was decided before.
    ///
    /// @throws Undecided when Kafka does not tell
    public ElementForwards of(ElementId element) {
        catchUp();
        return new ElementForwards(element, table, this, delivery, history);
    }

    /// The elements that have given an upload away: what their journals say of it goes elsewhere
    /// for ever.
    public Set<ElementId> left(FileId file) {
        return table.left(file);
    }

    /// Whether the mode of the element is one in which uploads may come, by what the registry said
    /// last.
    boolean takesUploads(ElementId element) {
        return targets.elements().registration(element).map(it -> it.mode().uploads()).orElse(true);
    }

    /// Decides for those uploads for which there is an element, and says whether there was any.
    ///
    /// @throws Undecided when it cannot be known what was decided before; nothing was decided
    /// @throws Unheard when it cannot be known what this has decided; some or all may be
    boolean decide(ElementId from, Collection<Displaced> uploads, Reason reason) {
        catchUp();
        var events =
                uploads.stream()
                        .flatMap(upload -> decision(from, upload, reason).stream())
                        .toList();
        if (events.isEmpty()) {
            return false;
        }
        tell(events);
        events.forEach(this::count);
        return true;
    }

    private void tell(List<UploadForwarded> events) {
        try {
            delivery.deliver(events.stream().map(Forwarding::encoded).toList());
            catchUp();
        } catch (RuntimeException failure) {
            throw new Unheard(failure);
        }
    }

    private Optional<UploadForwarded> decision(ElementId from, Displaced upload, Reason reason) {
        var file = upload.fileId();
        return targets.find(from, table.left(file), upload.length())
                .map(to -> new UploadForwarded(file, from, to, reason, clock.instant()));
    }

    private static ProducerRecord<String, byte[]> encoded(UploadForwarded event) {
        return UploadForwarded.CODEC.encode(Topics.FORWARDS.name(), event, null);
    }

    private void count(UploadForwarded event) {
        meters.counter(
                        "artstore.forwarded.uploads",
                        List.of(
                                Tag.of("element_id", event.from().value()),
                                Tag.of("reason", event.reason().code())))
                .increment();
        LOG.atWarn()
                .addKeyValue("file_id", event.fileId())
                .addKeyValue("element_id", event.from())
                .addKeyValue("target", event.to())
                .addKeyValue("reason", event.reason().code())
                .log("An upload is forwarded to another element");
    }

    /// Returns when all is known that was decided before.
    ///
    /// @throws Undecided when Kafka does not tell
    void catchUp() {
        try {
            var _ = follower.catchUp(BOUND).get();
        } catch (ExecutionException failure) {
            throw new Undecided(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new Undecided(interruption);
        }
    }

    /// What was decided may be in the log, but was not read back.
    private static final class Unheard extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unheard(Throwable cause) {
            super("it is not known whether uploads were forwarded", cause);
        }
    }

    /// The log of forwards cannot be read up to its end: to be tried again.
    public static final class Undecided extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Undecided(Throwable cause) {
            super("it is not known which uploads are forwarded", cause);
        }
    }
}
