package org.artstore.ingest.resume;

import org.artstore.ingest.description.Description;
import org.artstore.ingest.description.Origin;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.UploadStatus;
import org.artstore.ingest.register.UploadStatus.Claimed;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.upload.UploadEvent.PartClaimed;
import org.artstore.schemas.upload.UploadEvent.UploadCompleted;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.artstore.starter.access.Caller;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.OptionalLong;

/// Makes one document of complete uploads.
///
/// Each part is claimed in the log for the id of the document, in the order of their ids, so that
/// of two who want the same parts one gets them all. Whoever asks again, also because the first who
/// asked died on the way, goes on with the same id; the element joins once and answers each time.
final class Joining {
    private final Resumables resumables;

    Joining(Resumables resumables) {
        this.resumables = resumables;
    }

    /// Fails with [UploadRefused] when nothing was made.
    Mono<Sealing> join(NewJoin join, Caller caller) {
        return Mono.fromCallable(
                        () -> {
                            resumables.journal().requireConnected();
                            resumables.register().requireRoom();
                            return join.parts().getFirst();
                        })
                .flatMap(first -> Mono.fromFuture(resumables.register().current(first), true))
                .map(_ -> Parts.of(join.parts().stream().map(part -> part(part, caller)).toList()))
                .flatMap(parts -> joined(join, parts))
                .subscribeOn(resumables.threads());
    }

    private UploadStatus part(FileId part, Caller caller) {
        return Optional.of(part)
                .flatMap(resumables.register()::known)
                .filter(status -> Resumption.isOwn(status.created(), caller))
                .filter(status -> status.created().partOf() != null)
                .filter(status -> !status.isExpired(resumables.clock().instant()))
                .orElseThrow(() -> new UploadRefused(new Refusal.PartNotUsable(part)));
    }

    private Mono<Sealing> joined(NewJoin join, Parts parts) {
        requireAllowed(join.description(), parts);
        var origin = parts.claimedBy().map(join.origin()::named).orElse(join.origin());
        var checked =
                join.describedAs(resumables.descriptions().checked(join.description(), origin));
        return claimed(parts, origin)
                .then(Mono.defer(() -> written(checked, parts, origin)))
                .subscribeOn(resumables.threads());
    }

    private void requireAllowed(Description description, Parts parts) {
        if (description.policy() != parts.policy()) {
            throw new UploadRefused(
                    new Refusal.NotAllowed(
                            "/retention_policy", "must be that of the parts, which came first"));
        }
        if (parts.length() > resumables.maxFileSize()) {
            throw new UploadRefused(new Refusal.TooLarge(resumables.maxFileSize()));
        }
    }

    private Mono<Void> claimed(Parts parts, Origin origin) {
        return Flux.fromIterable(parts.unclaimed())
                .concatMap(part -> claimed(part, parts, origin))
                .then();
    }

    private Mono<Void> claimed(FileId part, Parts parts, Origin origin) {
        var claim =
                new PartClaimed(part, origin.file(), parts.digest(), resumables.clock().instant());
        return Mono.fromFuture(() -> resumables.register().tell(claim, origin.traceparent()), true)
                .publishOn(resumables.threads())
                .doOnNext(
                        recorded -> {
                            if (!(recorded.status() instanceof Claimed(var _, var by, var _))
                                    || !by.equals(origin.file())) {
                                throw new UploadRefused(new Refusal.PartNotUsable(part));
                            }
                        })
                .then();
    }

    /// First the journal, then the log: who finds the document in the log need not write it again.
    private Mono<Sealing> written(NewJoin join, Parts parts, Origin origin) {
        var joined = record(join, parts, origin);
        var sealing = resumables.finishing().join(joined, origin.traceparent());
        return Mono.fromFuture(sealing.durable(), true)
                .publishOn(resumables.threads())
                .then(Mono.defer(() -> told(join, joined, origin)))
                .doOnSuccess(_ -> resumables.finishing().settleWith(sealing))
                .thenReturn(sealing);
    }

    private UploadJoined record(NewJoin join, Parts parts, Origin origin) {
        var opened =
                origin.opened(
                        parts.element(),
                        Resumption.NO_WRITER,
                        join.description(),
                        OptionalLong.of(parts.length()),
                        Optional.empty());
        var sniffed =
                resumables
                        .sniffer()
                        .compare(
                                parts.signature(),
                                opened.metadata().originalFilename(),
                                opened.contentType());
        return new UploadJoined(
                opened.sniffed(sniffed), parts.toJoin(), resumables.clock().instant());
    }

    private Mono<Void> told(NewJoin join, UploadJoined joined, Origin origin) {
        var register = resumables.register();
        var file = joined.fileId();
        long length = joined.length();
        var created =
                new UploadCreated(
                        file,
                        joined.elementId(),
                        origin.tenant(),
                        origin.creator(),
                        length,
                        joined.joinedAt().plus(register.uploadLife()),
                        joined.joinedAt(),
                        null,
                        null,
                        join.clientMetadata(),
                        null,
                        join.parts());
        register.send(created, origin.traceparent());
        var completed = new UploadCompleted(file, Resumption.NO_WRITER, length, joined.joinedAt());
        return Mono.fromFuture(() -> register.tell(completed, origin.traceparent()), true).then();
    }
}
