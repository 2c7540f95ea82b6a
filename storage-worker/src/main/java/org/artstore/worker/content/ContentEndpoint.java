package org.artstore.worker.content;

import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.endpoint.RequiresScope;
import org.artstore.worker.scrub.Suspicions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// The content of a stored file, for the other services only.
@RestController
@RequiresScope(Scopes.INTERNAL)
final class ContentEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ContentEndpoint.class);

    private final ContentStore store;
    private final Suspicions suspicions;
    private final Scheduler disk;

    ContentEndpoint(ContentStore store, Suspicions suspicions, Scheduler disk) {
        this.store = store;
        this.suspicions = suspicions;
        this.disk = disk;
    }

    @GetMapping("/internal/v1/files/{fileId}/content")
    Mono<Void> content(
            @PathVariable String fileId,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return Mono.fromCallable(() -> store.open(parsed(fileId), range))
                .subscribeOn(disk)
                .map(delivery -> new ContentResponse(delivery, response, disk))
                .flatMap(
                        answer ->
                                request.getMethod().equals(HttpMethod.HEAD)
                                        ? answer.sendHead()
                                        : answer.send())
                .doOnError(ContentRejected.Damaged.class, damage -> tell(fileId, damage));
    }

    private static FileId parsed(String fileId) {
        try {
            return FileId.parse(fileId);
        } catch (IllegalArgumentException _) {
            throw new ContentRejected.Unknown(fileId);
        }
    }

    private void tell(String fileId, ContentRejected.Damaged damage) {
        suspicions.report(FileId.parse(fileId));
        LOG.atError()
                .addKeyValue("file_id", fileId)
                .addKeyValue("damage", damage.getMessage())
                .log("A stored file is damaged and is not served");
    }
}
