package org.artstore.ingest.finalisation;

import org.artstore.ingest.answer.DocumentAnswers;
import org.artstore.ingest.finalisation.Finalisations.Request;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.RequiresScope;
import org.artstore.starter.request.RequestContext;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.net.URI;

/// Makes temporary documents permanent, and tells how far that is.
@RestController
@RequiresScope(Scopes.FILES_WRITE)
final class FinalisationEndpoint {

    private static final String PATH = "/api/v1/files/{fileId}/finalize";

    private final Finalisations finalisations;
    private final DocumentAnswers answers;

    FinalisationEndpoint(Finalisations finalisations, DocumentAnswers answers) {
        this.finalisations = finalisations;
        this.answers = answers;
    }

    @PostMapping(PATH)
    Mono<ResponseEntity<Object>> begin(
            @PathVariable("fileId") String fileId,
            ServerHttpRequest request,
            Caller caller,
            RequestContext context) {
        return Mono.defer(() -> finalisations.begin(request(fileId, request, caller, context)))
                .map(
                        transfer ->
                                ResponseEntity.accepted()
                                        .location(URI.create(PATH.replace("{fileId}", fileId)))
                                        .<Object>body(FinalisationView.of(transfer)))
                .switchIfEmpty(Mono.fromSupplier(() -> answers.given(parsed(fileId))));
    }

    @GetMapping(PATH)
    Mono<ResponseEntity<FinalisationView>> state(
            @PathVariable("fileId") String fileId, Caller caller) {
        return Mono.defer(() -> finalisations.find(parsed(fileId), caller.tenant()))
                .switchIfEmpty(Mono.error(() -> new UploadRefused(new Refusal.NoDocument())))
                .map(
                        transfer ->
                                ResponseEntity.ok()
                                        .cacheControl(CacheControl.noStore())
                                        .body(FinalisationView.of(transfer)));
    }

    private static Request request(
            String fileId, ServerHttpRequest request, Caller caller, RequestContext context) {
        return new Request(
                parsed(fileId),
                caller,
                String.join("", request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION)),
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
