package org.artstore.ingest.resume;

import org.artstore.ingest.description.ContentTypes;
import org.artstore.ingest.description.Description;
import org.artstore.ingest.placement.Placement;
import org.artstore.ingest.quota.Account;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.Recorded;
import org.artstore.ingest.register.UploadStatus;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/// Opens uploads: in the journal of their element first, then in the log that all instances read.
final class Creation {

    private final Resumables resumables;
    private final Placement placement;

    Creation(Resumables resumables, Placement placement) {
        this.resumables = resumables;
        this.placement = placement;
    }

    /// May block for a moment.
    ///
    /// @throws UploadRefused when nothing was written
    CompletableFuture<UploadStatus> create(NewUpload said) {
        var origin = said.origin();
        resumables.journal().requireConnected();
        resumables.register().requireRoom();
        said.length().ifPresent(this::requireLength);
        var upload =
                said.describedAs(resumables.descriptions().checked(said.description(), origin));
        var promise =
                resumables.quota().promise(new Account(origin.tenant(), origin.creator().id()));
        promise.cover(upload.length().orElse(1));
        try {
            return placed(upload).whenComplete((_, _) -> promise.release());
        } catch (UploadRefused refused) {
            promise.release();
            throw refused;
        }
    }

    private CompletableFuture<UploadStatus> placed(NewUpload upload) {
        var origin = upload.origin();
        var place = placement.reserve(upload.description().policy(), upload.length());
        var opened =
                origin.opened(
                        place.element(),
                        Resumption.NO_WRITER,
                        upload.description(),
                        upload.length(),
                        upload.checksum());
        return resumables
                .journal()
                .append(opened, origin.traceparent())
                .thenComposeAsync(
                        _ ->
                                resumables
                                        .register()
                                        .tell(
                                                creation(upload, place.element()),
                                                origin.traceparent()),
                        task -> resumables.threads().schedule(task))
                .thenApply(Recorded::status)
                .whenComplete((_, _) -> place.release());
    }

    private UploadCreated creation(NewUpload upload, ElementId element) {
        var origin = upload.origin();
        var now = origin.file().createdAt();
        return new UploadCreated(
                origin.file(),
                element,
                origin.tenant(),
                origin.creator(),
                upload.length().isPresent() ? upload.length().getAsLong() : null,
                now.plus(resumables.register().uploadLife()),
                now,
                upload.description().metadata().originalFilename(),
                claimed(upload.description()),
                upload.clientMetadata(),
                upload.isPart() ? upload.description().policy() : null,
                null);
    }

    private static @Nullable String claimed(Description description) {
        var type = description.contentType();
        return type.equals(ContentTypes.UNKNOWN) ? null : type;
    }

    /// @throws UploadRefused when no document can be so long
    void requireLength(long length) {
        if (length == 0) {
            throw new UploadRefused(new Refusal.Empty());
        }
        if (length > resumables.maxFileSize()) {
            throw new UploadRefused(new Refusal.TooLarge(resumables.maxFileSize()));
        }
    }
}
