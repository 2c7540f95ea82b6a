package org.artstore.worker.drain;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.forward.Delivery;
import org.artstore.worker.job.JobFinding;
import org.artstore.worker.job.JobRun;
import org.artstore.worker.transfer.Transfers;
import org.springframework.kafka.core.KafkaTemplate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files of one element that are on their way, a bounded number of them. For one thread.
final class Moves {

    private static final ClientId WORKER = new ClientId("storage-worker");
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final KeptElement element;
    private final JobRun run;
    private final Transfers transfers;
    private final Delivery delivery;
    private final DrainSettings settings;
    private final InstantSource clock;
    private final List<TransferFile> underWay = new ArrayList<>();

    Moves(
            KeptElement element,
            JobRun run,
            Transfers transfers,
            KafkaTemplate<String, byte[]> kafka,
            DrainSettings settings,
            InstantSource clock) {
        this.element = element;
        this.run = run;
        this.transfers = transfers;
        this.delivery = new Delivery(kafka);
        this.settings = settings;
        this.clock = clock;
    }

    /// Asks the element to transfer a document, when not too many are on their way any more.
    void begin(Document document, ElementId target) throws InterruptedException {
        await(settings.underWay() - 1);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var command =
                new TransferFile(
                        document.fileId(),
                        element.id(),
                        CommandId.create(),
                        new Requester(WORKER, document.tenant(), true),
                        document.version(),
                        target,
                        false,
                        now.isAfter(document.updatedAt()) ? now : document.updatedAt());
        delivery.deliver(List.of(JournalCodec.encode(command, now, null)));
        underWay.add(command);
    }

    void awaitAll() throws InterruptedException {
        await(0);
    }

    private void await(int most) throws InterruptedException {
        while (underWay.size() > most) {
            underWay.removeIf(this::hasEnded);
            if (underWay.size() > most) {
                Thread.sleep(PAUSE);
            }
        }
    }

    private boolean hasEnded(TransferFile move) {
        var finding = finding(move);
        if (finding.isEmpty()) {
            return false;
        }
        run.found(new JobFinding(finding.get(), move.fileId(), null, null));
        run.done();
        return true;
    }

    /// What became of it; empty as long as that is not known.
    private Optional<String> finding(TransferFile move) {
        var transfer = transfers.of(move.fileId()).filter(it -> it.is(move.commandId()));
        if (transfer.isPresent()) {
            return switch (transfer.get().step()) {
                case REQUESTED, COPYING, VERIFIED -> Optional.empty();
                case COMPLETED, CLEARED -> Optional.of("moved");
                case ROLLED_BACK -> Optional.of("rolled-back");
            };
        }
        if (element.find(move.fileId()).isEmpty()) {
            return Optional.of("moved");
        }
        return isOverdue(move.requestedAt()) ? Optional.of("not-begun") : Optional.empty();
    }

    private boolean isOverdue(Instant asked) {
        return asked.plus(settings.patience()).isBefore(clock.instant());
    }
}
