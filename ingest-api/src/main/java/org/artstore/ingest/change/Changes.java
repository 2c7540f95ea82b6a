package org.artstore.ingest.change;

import org.artstore.ingest.journal.Journal;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.template.Templates;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.HeldFile;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.journal.FileCommand.ChangeAttributes;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.Requester;
import org.artstore.starter.access.Caller;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/// Changes and deletes documents: finds who holds one, asks it, and waits for what it decides. A
/// command is about one version; when another change came first it is tried anew, unless the client
/// named the version.
final class Changes {

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final Holders holders;
    private final Journal journal;
    private final Replies replies;
    private final Templates templates;
    private final ChangeSettings settings;
    private final InstantSource clock;

    Changes(
            Holders holders,
            Journal journal,
            Replies replies,
            Templates templates,
            ChangeSettings settings,
            InstantSource clock) {
        this.holders = holders;
        this.journal = journal;
        this.replies = replies;
        this.templates = templates;
        this.settings = settings;
        this.clock = clock;
    }

    /// What one request asks for, and in whose name.
    record Request(
            FileId file,
            Caller caller,
            String authorization,
            Condition condition,
            String traceparent) {

        Requester requester() {
            return new Requester(
                    caller.clientId(), caller.tenant(), caller.has(Scopes.STORAGE_WRITE));
        }
    }

    /// What came of it.
    sealed interface Result {

        /// There was nothing to do.
        record Unchanged(Document document) implements Result {}

        /// There had been nothing to delete any more.
        record GoneBefore() implements Result {}

        /// The element has answered.
        record Replied(Reply reply) implements Result {}

        /// It has not answered yet; the command is in its journal and will be carried out.
        record Given() implements Result {}
    }

    Mono<Result> change(Request request, MergePatch patch) {
        if (patch.isForOperators() && !request.caller().has(Scopes.STORAGE_WRITE)) {
            return Mono.error(new UploadRefused(new Refusal.OperatorsOnly()));
        }
        return repeated(request, held -> change(request, patch, held));
    }

    Mono<Result> delete(Request request) {
        return repeated(request, held -> delete(request, held));
    }

    private Mono<Result> repeated(Request request, Function<HeldFile, Mono<Result>> attempt) {
        return holders.find(request.file(), request.authorization())
                .doOnNext(held -> requireOwner(request, held))
                .flatMap(attempt)
                .retryWhen(
                        Retry.max(settings.attempts())
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

    private Mono<Result> change(Request request, MergePatch patch, HeldFile held) {
        var document = held.document();
        if (document == null) {
            throw new UploadRefused(new Refusal.DocumentDeleted());
        }
        request.condition().require(document.version());
        var before = Attributes.of(document);
        var after = allowed(patch.applyTo(before), before, document);
        if (after.equals(before)) {
            return Mono.just(new Result.Unchanged(document));
        }
        return give(
                request,
                new ChangeAttributes(
                        document.fileId(),
                        document.location().elementId(),
                        CommandId.create(),
                        request.requester(),
                        document.version(),
                        after.description(),
                        after.tags(),
                        after.customAttributes(),
                        after.retainUntil(),
                        after.legalHold(),
                        now(document)));
    }

    /// The template is asked about the attributes as they will be. Nothing can come between: the
    /// command carries all of them, and has an effect on this version of the document only.
    private Attributes allowed(Attributes after, Attributes before, Document document) {
        after.requireAllowed(document);
        return after.customAttributes().equals(before.customAttributes())
                ? after
                : after.with(templates.checked(after.customAttributes()));
    }

    private Mono<Result> delete(Request request, HeldFile held) {
        var document = held.document();
        if (document == null) {
            return Mono.just(new Result.GoneBefore());
        }
        request.condition().require(document.version());
        return give(
                request,
                new DeleteFile(
                        document.fileId(),
                        document.location().elementId(),
                        CommandId.create(),
                        request.requester(),
                        document.version(),
                        now(document)));
    }

    /// A document never changes before it changed last, whatever the clocks say.
    private Instant now(Document document) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return now.isAfter(document.updatedAt()) ? now : document.updatedAt();
    }

    private Mono<Result> give(Request request, FileCommand command) {
        var expected = replies.expect(command);
        if (expected.isEmpty()) {
            return Mono.error(new UploadRefused(new Refusal.Overloaded(AGAIN_AFTER)));
        }
        return Mono.fromFuture(() -> journal.append(command, request.traceparent()), true)
                .subscribeOn(Schedulers.boundedElastic())
                .then(
                        Mono.fromFuture(expected.get(), true)
                                .map(Optional::of)
                                .timeout(settings.patience(), Mono.just(Optional.empty())))
                .publishOn(Schedulers.parallel())
                .map(reply -> reply.map(Changes::replied).orElseGet(Result.Given::new))
                .doFinally(_ -> replies.forget(command));
    }

    private static Result replied(Reply reply) {
        return switch (reply) {
            case Reply.Changed _, Reply.Deleted _ -> new Result.Replied(reply);
            case Reply.Refused(var reason) -> throw CommandRefused.of(reason);
        };
    }
}
