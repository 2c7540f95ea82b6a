package org.artstore.ingest.upload;

import org.artstore.ingest.description.Description;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.starter.access.Caller;
import org.artstore.starter.request.RequestContext;

import java.time.Instant;

/// Who uploads what, and why: the id of the document, its account, the trace of the request.
record Origin(FileId file, Creator creator, TenantId tenant, String traceparent) {

    static Origin of(Caller caller, RequestContext request, Instant now) {
        return new Origin(
                FileId.create(now),
                new Creator(caller.clientId(), caller.name(), null),
                caller.tenant(),
                request.traceParent().value());
    }

    /// The record that opens the upload on this element.
    UploadOpened opened(ElementId element, Description description, Declared declared) {
        return new UploadOpened(
                file,
                element,
                UploadLog.EPOCH,
                tenant,
                description.metadata(),
                description.contentType(),
                description.retention(file.createdAt()),
                creator,
                declared.length().isPresent() ? declared.length().getAsLong() : null,
                declared.checksum().orElse(null));
    }
}
