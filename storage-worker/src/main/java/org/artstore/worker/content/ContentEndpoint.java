package org.artstore.worker.content;

import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.endpoint.RequiresScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.util.Map;

/// The content of a stored file, for the other services only.
@RestController
@RequiresScope(Scopes.INTERNAL)
final class ContentEndpoint {

    private final Serving serving;

    ContentEndpoint(Serving serving) {
        this.serving = serving;
    }

    @GetMapping("/internal/v1/files/{fileId}/content")
    Mono<Void> content(
            @PathVariable String fileId,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> new Serving.Order(parsed(fileId), range, _ -> Map.of()))
                .flatMap(order -> serving.send(order, exchange));
    }

    private static FileId parsed(String fileId) {
        try {
            return FileId.parse(fileId);
        } catch (IllegalArgumentException _) {
            throw new ContentRejected.Unknown(fileId);
        }
    }
}
