package org.artstore.ingest.finalisation;

import org.artstore.ingest.change.CommandRefused;
import org.artstore.ingest.change.Holders;
import org.artstore.ingest.change.Replies;
import org.artstore.ingest.change.Reply;
import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.placement.Placement;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.file.HeldFile;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.starter.access.Caller;
import org.artstore.starter.follower.LogFollower;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Has documents made permanent: asks the element that holds one to transfer it to one that keeps
/// permanent documents, and tells how far that is.
final class Finalisations {

    private static final int ATTEMPTS = 10;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(1);

    private final Holders holders;
    private final Placement placement;
    private final Journal journal;
    private final Replies replies;
    private final TransferTable table;
    private final LogFollower log;
    private final Duration patience;
    private final InstantSource clock;

    Finalisations(
            Holders holders,
            Placement placement,
            Journal journal,
            Replies replies,
            TransferTable table,
            LogFollower log,
            Duration patience,
            InstantSource clock) {
        this.holders = holders;
        this.placement = placement;
        this.journal = journal;
        this.replies = replies;
        this.table = table;
        this.log = log;
        this.patience = patience;
        this.clock = clock;
    }

    /// What one request asks for, and in whose name.
    record Request(FileId file, Caller caller, String authorization, String traceparent) {

        Requester requester() {
            return new Requester(
                    caller.clientId(), caller.tenant(), caller.has(Scopes.STORAGE_WRITE));
        }
    }

    /// How far it is when it has begun, or has begun before. Empty when the element has not
    /// answered yet: the command is in its journal and will be carried out.
    Mono<Transfer> begin(Request request) {
        return holders.find(request.file(), request.authorization())
                .doOnNext(held -> requireOwner(request, held))
                .flatMap(held -> begin(request, held))
                .retryWhen(
                        Retry.fixedDelay(ATTEMPTS, BETWEEN_ATTEMPTS)
                                .filter(CommandRefused.Overtaken.class::isInstance)
                                .onRetryExhaustedThrow(
                                        (_, _) ->
                                                new UploadRefused(
                                                        new Refusal.Contended(AGAIN_AFTER))));
    }

    private static void requireOwner(Request request, HeldFile held) {
        if (!request.requester().mayChangeThoseOf(held.creator())) {
            throw new UploadRefused(new Refusal.NotOwner());
        }
    }

    private Mono<Transfer> begin(Request request, HeldFile held) {
        var document = held.document();
        if (document == null) {
            throw new UploadRefused(new Refusal.DocumentDeleted());
        }
        if (document.retention().policy() == RetentionPolicy.PERMANENT) {
            throw new UploadRefused(new Refusal.AlreadyPermanent());
        }
        var running = table.of(request.file()).filter(Transfer::isActive);
        return running.isPresent()
                ? Mono.just(running.get())
                : give(command(request, document), request.traceparent());
    }

    private TransferFile command(Request request, Document document) {
        var target = placement.find(RetentionPolicy.PERMANENT, document.content().fileSize());
        return new TransferFile(
                document.fileId(),
                document.location().elementId(),
                CommandId.create(),
                request.requester(),
                document.version(),
                target,
                true,
                now(document));
    }

    /// A document never changes before it changed last, whatever the clocks say.
    private Instant now(Document document) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isAfter(document.updatedAt()) ? now : document.updatedAt();
    }

    private Mono<Transfer> give(TransferFile command, String traceparent) {
        var refused = replies.expect(command);
        if (refused.isEmpty()) {
            return Mono.error(new UploadRefused(new Refusal.Overloaded(AGAIN_AFTER)));
        }
        var begun = table.expect(command.commandId());
        return Mono.fromFuture(() -> journal.append(command, traceparent), true)
                .subscribeOn(Schedulers.boundedElastic())
                .then(Mono.defer(() -> answer(begun, refused.get())))
                .publishOn(Schedulers.parallel())
                .doFinally(
                        _ -> {
                            replies.forget(command);
                            table.forget(command.commandId());
                        });
    }

    private Mono<Transfer> answer(
            CompletableFuture<Transfer> begun, CompletableFuture<Reply> refused) {
        return Mono.firstWithSignal(
                        Mono.fromFuture(begun, true),
                        Mono.fromFuture(refused, true).flatMap(Finalisations::refusal))
                .timeout(patience, Mono.empty());
    }

    private static Mono<Transfer> refusal(Reply reply) {
        return Mono.error(
                switch (reply) {
                    case Reply.Refused(var reason) -> CommandRefused.of(reason);
                    case Reply.Changed _, Reply.Deleted _ ->
                            new IllegalStateException("no answer to a transfer: " + reply);
                });
    }

    /// How far the last one of a document of this tenant is; empty when there was none. One that
    /// another instance has begun may have to be heard of first.
    Mono<Transfer> find(FileId file, TenantId tenant) {
        return Mono.defer(() -> Mono.justOrEmpty(known(file, tenant)))
                .switchIfEmpty(
                        Mono.fromFuture(() -> log.catchUp(CAUGHT_UP_WITHIN), true)
                                .onErrorComplete()
                                .then(Mono.defer(() -> Mono.justOrEmpty(known(file, tenant)))));
    }

    private Optional<Transfer> known(FileId file, TenantId tenant) {
        return table.of(file)
                .filter(it -> it.request().finalise() && it.request().tenant().equals(tenant));
    }
}
