package org.artstore.query.download;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.DocumentView;
import org.artstore.schemas.document.DocumentView.Status;
import org.artstore.schemas.event.EventJson;
import org.artstore.starter.access.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;

import reactor.core.publisher.Mono;

import java.net.URI;

/// The answer with a document instead of its bytes: they were asked for, and will be brought.
final class ArchivedAnswer {

    private ArchivedAnswer() {}

    static Mono<Void> write(Document document, Caller caller, ServerHttpResponse response) {
        var view = DocumentView.of(document, Status.RESTORING, caller.scopes());
        var headers = response.getHeaders();
        response.setStatusCode(HttpStatus.ACCEPTED);
        headers.setLocation(URI.create("/api/v1/files/" + document.fileId()));
        headers.setContentType(MediaType.APPLICATION_JSON);
        var body = EventJson.MAPPER.writeValueAsBytes(view);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
