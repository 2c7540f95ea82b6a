package org.artstore.ingest.change;

import org.artstore.ingest.answer.DocumentAnswers;
import org.artstore.ingest.change.Changes.Request;
import org.artstore.ingest.change.Changes.Result;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.RequiresScope;
import org.artstore.starter.request.RequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

/// Changes and deletes stored documents.
@RestController
@RequiresScope(Scopes.FILES_WRITE)
final class ChangeEndpoint {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Changes changes;
    private final DocumentAnswers answers;

    ChangeEndpoint(Changes changes, DocumentAnswers answers) {
        this.changes = changes;
        this.answers = answers;
    }

    @PatchMapping(
            path = "/api/v1/files/{fileId}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    Mono<ResponseEntity<Object>> change(
            @PathVariable("fileId") String fileId,
            @RequestBody(required = false) @Nullable String body,
            ServerHttpRequest request,
            Caller caller,
            RequestContext context) {
        return Mono.defer(
                        () ->
                                changes.change(
                                        request(fileId, request, caller, context),
                                        MergePatch.read(body == null ? "" : body)))
                .map(result -> answer(result, fileId, caller));
    }

    @DeleteMapping("/api/v1/files/{fileId}")
    Mono<ResponseEntity<Object>> delete(
            @PathVariable("fileId") String fileId,
            ServerHttpRequest request,
            Caller caller,
            RequestContext context) {
        return Mono.defer(() -> changes.delete(request(fileId, request, caller, context)))
                .map(result -> answer(result, fileId, caller));
    }

    private ResponseEntity<Object> answer(Result result, String fileId, Caller caller) {
        return switch (result) {
            case Result.Unchanged(var document) -> answers.unchanged(document, caller);
            case Result.GoneBefore() -> ResponseEntity.noContent().build();
            case Result.Given() -> answers.given(parsed(fileId));
            case Result.Replied(Reply.Changed(var document, var receipt)) ->
                    answers.changed(document, receipt, caller);
            case Result.Replied(Reply.Deleted(var receipt)) -> answers.deleted(receipt);
            case Result.Replied(Reply.Refused refused) ->
                    throw new IllegalStateException("a refusal is no result: " + refused);
        };
    }

    private static Request request(
            String fileId, ServerHttpRequest request, Caller caller, RequestContext context) {
        var headers = request.getHeaders();
        return new Request(
                parsed(fileId),
                caller,
                String.join("", headers.getOrEmpty(HttpHeaders.AUTHORIZATION)),
                Condition.read(headers.getOrEmpty(HttpHeaders.IF_MATCH)),
                context.traceParent().value());
    }

    private static FileId parsed(String text) {
        try {
            return FileId.parse(text);
        } catch (IllegalArgumentException _) {
            throw new UploadRefused(new Refusal.NoDocument());
        }
    }
}
