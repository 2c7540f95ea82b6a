package org.artstore.ingest.resume;

import org.artstore.ingest.body.Body;
import org.artstore.ingest.body.Patience;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.access.Caller;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Appends bodies of requests to uploads, until each ends or somebody else has its upload.
public final class BodyAppends {

    private final Resumption resumption;
    private final Patience patience;

    BodyAppends(Resumption resumption, Patience patience) {
        this.resumption = resumption;
        this.patience = patience;
    }

    /// Reads the body, unless it is refused before. Fails with [UploadRefused]; what had come until
    /// then is kept if it may be.
    public Mono<Appended> append(NewAppend append, ServerHttpRequest request, Caller caller) {
        return Mono.usingWhen(
                resumption.append(append, caller),
                begun -> taken(begun, append, request),
                Append::end);
    }

    /// Reads a body in which nothing may come: it is refused if something does.
    public Mono<Void> readNothing(ServerHttpRequest request, UploadRefused refused) {
        return Body.read(
                request.getBody(),
                request,
                patience,
                buffer -> {
                    int bytes = buffer.readableByteCount();
                    DataBufferUtils.release(buffer);
                    return bytes == 0 ? Mono.empty() : Mono.error(refused);
                });
    }

    private Mono<Appended> taken(Append begun, NewAppend append, ServerHttpRequest request) {
        return Body.read(request.getBody(), request, patience, begun::accept)
                .then(Mono.defer(() -> begun.finish(append.ending())))
                .takeUntilOther(begun.superseded())
                .switchIfEmpty(lost(begun, append.file()));
    }

    private Mono<Appended> lost(Append begun, FileId file) {
        return begun.superseded()
                .publishOn(Schedulers.parallel())
                .then(Mono.error(() -> resumption.takenOver(file)));
    }
}
