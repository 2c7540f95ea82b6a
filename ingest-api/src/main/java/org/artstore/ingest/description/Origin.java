package org.artstore.ingest.description;

import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.starter.access.Caller;
import org.artstore.starter.request.RequestContext;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Who uploads what, and why: the id of the document, its account, the trace of the request.
///
/// @param copied there if it becomes no document, but a restored copy of one
public record Origin(
        FileId file,
        Creator creator,
        TenantId tenant,
        String traceparent,
        @Nullable Copied copied) {

    /// A document of this caller, created now.
    public static Origin of(Caller caller, RequestContext request, Instant now) {
        return new Origin(
                FileId.create(now),
                new Creator(caller.clientId(), caller.name(), null),
                caller.tenant(),
                request.traceParent().value(),
                null);
    }

    /// The same, but of a restored copy.
    public Origin of(Copied what) {
        return new Origin(file, creator, tenant, traceparent, what);
    }

    /// The same under the id of an upload that began before.
    public Origin named(FileId earlier) {
        return new Origin(earlier, creator, tenant, traceparent, copied);
    }

    /// The record that opens the upload on this element.
    ///
    /// @param length how long the document will be, if the client says so
    /// @param checksum the digest it will have, if the client says so
    public UploadOpened opened(
            ElementId element,
            long epoch,
            Description description,
            OptionalLong length,
            Optional<Sha256> checksum) {
        return new UploadOpened(
                file,
                element,
                epoch,
                tenant,
                description.metadata(),
                description.contentType(),
                copied == null
                        ? description.retention(file.createdAt())
                        : copied.retention(file.createdAt()),
                creator,
                length.isPresent() ? length.getAsLong() : null,
                checksum.orElse(null),
                null,
                null,
                copied == null ? null : copied.of());
    }
}
