package org.artstore.ingest.idempotency;

import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.request.RequestEvent.Secured;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Optional;

/// One request that is carried out: all that an endpoint needs to know of its `Idempotency-Key`,
/// if it has one. An endpoint reads the body through it.
///
/// @param <T> what the body is read as
public final class Attempt<T> {

    private final Flux<T> plain;
    private final @Nullable Ownership<T> ownership;

    /// @param ownership of the key, if there is one
    Attempt(Flux<T> plain, @Nullable Ownership<T> ownership) {
        this.plain = plain;
        this.ownership = ownership;
    }

    /// The body.
    public Flux<T> body() {
        return ownership == null ? plain : ownership.body().pieces();
    }

    /// The request with that body.
    public static ServerHttpRequest request(
            ServerHttpRequest request, Attempt<DataBuffer> attempt) {
        return attempt.ownership == null ? request : new WithBody(request, attempt.body());
    }

    /// What an earlier request with this key, which died, has secured of the document with this
    /// index. Whoever passes the gate need not ask.
    public Optional<Secured> secured(int index) {
        return ownership == null ? Optional.empty() : ownership.secured(index);
    }

    /// What the upload with this index among those of the request has to pass before its seal, when
    /// all that makes it what it is has been read; null when nothing.
    public @Nullable SealGate gate(int index) {
        return ownership == null ? null : seal -> ownership.pass(index, seal);
    }

    /// To be called when an upload of many requests was created and before it gets bytes. Fails
    /// with [IdempotencyRejected] when it must not get any.
    public Mono<Void> created(FileId file) {
        return ownership == null ? Mono.empty() : ownership.created(file);
    }

    /// The digest of the body, of which nothing may have been read, and of which nothing is kept.
    public Mono<Sha256> drained() {
        return ownership == null
                ? Mono.error(new IllegalStateException("a request without a key"))
                : ownership.body().drained();
    }

    private static final class WithBody extends ServerHttpRequestDecorator {

        private final Flux<DataBuffer> body;

        WithBody(ServerHttpRequest request, Flux<DataBuffer> body) {
            super(request);
            this.body = body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return body;
        }
    }
}
