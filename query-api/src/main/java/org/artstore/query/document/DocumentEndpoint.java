package org.artstore.query.document;

import org.artstore.query.log.Statuses;
import org.artstore.query.precondition.EntityTag;
import org.artstore.query.precondition.PreconditionFailed;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.DocumentView;
import org.artstore.schemas.document.DocumentView.Status;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.RequiresScope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

/// Shows a document.
@RestController
@RequiresScope(Scopes.FILES_READ)
final class DocumentEndpoint {

    private final Documents documents;
    private final Statuses statuses;

    DocumentEndpoint(Documents documents, Statuses statuses) {
        this.documents = documents;
        this.statuses = statuses;
    }

    @GetMapping("/api/v1/files/{fileId}")
    Mono<ResponseEntity<DocumentView>> show(
            @PathVariable FileId fileId, Caller caller, @RequestHeader HttpHeaders request) {
        return documents
                .find(fileId, caller.tenant())
                .map(document -> answer(document, caller, request));
    }

    private ResponseEntity<DocumentView> answer(
            Document document, Caller caller, HttpHeaders request) {
        var status = statuses.of(document);
        var view = DocumentView.of(document, status, caller.scopes());
        var tag = new EntityTag(Long.toString(document.version()));
        return switch (tag.evaluate(request)) {
            case GO_ON -> shown(view, tag);
            case NOT_MODIFIED ->
                    status != Status.STORED
                            ? shown(view, tag)
                            : ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                                    .eTag(tag.toString())
                                    .build();
            case FAILED -> throw new PreconditionFailed();
        };
    }

    /// Neither damage nor the archive is a version of the document, so what is not at hand has no
    /// tag to be compared later.
    private static ResponseEntity<DocumentView> shown(DocumentView view, EntityTag tag) {
        var answer = ResponseEntity.ok();
        return (view.status() == Status.STORED ? answer.eTag(tag.toString()) : answer).body(view);
    }
}
