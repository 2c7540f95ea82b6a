package org.artstore.worker.copying;

import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.schemas.transfer.Transfer.Step;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack.Reason;
import org.artstore.worker.element.OwnElements;
import org.artstore.worker.element.ServedElement;
import org.artstore.worker.transfer.Transfers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Looks again and again which transfers from the elements of this worker need something to be done
/// and does it, some of them at once.
final class Copying implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Copying.class);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofMinutes(1);

    private final Transfers transfers;
    private final OwnElements elements;
    private final Copier copier;
    private final TargetJournal target;
    private final CopySettings settings;
    private final InstantSource clock;
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("transfers").daemon().factory());
    private final ExecutorService copies;

    /// The transfers that are being copied, or whose copy waits for a thread.
    private final Set<CommandId> underWay = ConcurrentHashMap.newKeySet();

    /// What this process has done its part of, and when.
    private final Map<Part, Instant> done = new ConcurrentHashMap<>();

    /// What there is to be done for a transfer.
    private record Part(FileId fileId, CommandId transferId, Step step) {

        static Part of(Transfer transfer) {
            var step = transfer.step() == Step.REQUESTED ? Step.COPYING : transfer.step();
            return new Part(transfer.request().fileId(), transfer.request().transferId(), step);
        }
    }

    private volatile boolean running;

    Copying(
            Transfers transfers,
            OwnElements elements,
            Copier copier,
            TargetJournal target,
            CopySettings settings,
            InstantSource clock) {
        this.transfers = transfers;
        this.elements = elements;
        this.copier = copier;
        this.target = target;
        this.settings = settings;
        this.clock = clock;
        this.copies =
                Executors.newFixedThreadPool(
                        settings.running(),
                        Thread.ofPlatform().name("transfer-", 0).daemon().factory());
    }

    @Override
    public void start() {
        running = true;
        long interval = settings.interval().toMillis();
        var _ =
                rounds.scheduleWithFixedDelay(
                        this::round, interval, interval, TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            done.keySet().removeIf(part -> !isNow(part));
            var own =
                    elements.served().stream()
                            .collect(Collectors.toMap(ServedElement::id, Function.identity()));
            transfers.forEachUnfinished(
                    it -> {
                        var source = own.get(it.request().from());
                        if (source != null) {
                            attend(it, source);
                        }
                    });
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("A round of the transfers failed");
        }
    }

    private boolean isNow(Part part) {
        return transfers.of(part.fileId()).map(Part::of).filter(part::equals).isPresent();
    }

    private void attend(Transfer transfer, ServedElement source) {
        if (!underWay.contains(transfer.request().transferId())) {
            switch (transfer.step()) {
                case REQUESTED, COPYING -> copyOrGiveUp(transfer, source);
                case COMPLETED -> clear(transfer);
                case VERIFIED, ROLLED_BACK, CLEARED -> {}
            }
        }
    }

    private void copyOrGiveUp(Transfer transfer, ServedElement element) {
        if (transfer.at().plus(settings.patience()).isBefore(clock.instant())) {
            run(transfer, () -> target.rollBack(transfer, Reason.TIMEOUT));
        } else if (!done.containsKey(Part.of(transfer))) {
            run(transfer, () -> copier.copy(transfer, element));
        }
    }

    /// The command may have got lost with the journal.
    private void clear(Transfer transfer) {
        var now = clock.instant();
        var asked = done.get(Part.of(transfer));
        boolean isDue = !transfer.at().plus(settings.margin()).isAfter(now);
        if (isDue && (asked == null || asked.plus(ASKED_AGAIN_AFTER).isBefore(now))) {
            run(transfer, () -> target.removeSource(transfer));
        }
    }

    private void run(Transfer transfer, Runnable work) {
        var id = transfer.request().transferId();
        underWay.add(id);
        copies.execute(() -> attempt(transfer, work, id));
    }

    private void attempt(Transfer transfer, Runnable work, CommandId id) {
        try {
            work.run();
            done.put(Part.of(transfer), clock.instant());
        } catch (RuntimeException failure) {
            LOG.atWarn()
                    .addKeyValue("file_id", transfer.request().fileId())
                    .addKeyValue("element_id", transfer.request().from())
                    .addKeyValue("failure", failure.getMessage())
                    .setCause(failure)
                    .log("A transfer does not go on; it is tried again");
        } finally {
            underWay.remove(id);
        }
    }

    /// What is under way is given up: the next process goes on with it.
    @Override
    public void stop() {
        running = false;
        rounds.shutdownNow();
        copies.shutdownNow();
        try {
            var _ = copies.awaitTermination(ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
