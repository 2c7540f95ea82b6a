package org.artstore.ingest.fingerprint;

import org.artstore.ingest.body.Body;
import org.artstore.ingest.body.Patience;
import org.artstore.ingest.part.PartPiece;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.Sha256;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Optional;

/// The body of a request with a key: its digest is known when it has been read, by whomever.
///
/// @param <T> what it is read as
public final class DigestedBody<T> {

    private final Flux<T> pieces;
    private final BodyDigest<T> digest;
    private final ServerHttpRequest request;
    private final Patience patience;
    private final long limit;
    private volatile boolean begun;
    private volatile boolean whole;

    private DigestedBody(
            Flux<T> pieces,
            BodyDigest<T> digest,
            ServerHttpRequest request,
            Patience patience,
            long limit) {
        this.pieces = pieces;
        this.digest = digest;
        this.request = request;
        this.patience = patience;
        this.limit = limit;
    }

    /// The body of the request as it is.
    ///
    /// @param patience with clients that are slow
    /// @param limit how many bytes are read at most when nobody needs them
    public static DigestedBody<DataBuffer> raw(
            ServerHttpRequest request, Patience patience, long limit) {
        return new DigestedBody<>(request.getBody(), new RawDigest(), request, patience, limit);
    }

    /// The same of one that is read as parts.
    public static DigestedBody<PartPiece> ofParts(
            Flux<PartPiece> parts, ServerHttpRequest request, Patience patience, long limit) {
        return new DigestedBody<>(parts, new PartsDigest(), request, patience, limit);
    }

    /// The pieces, once.
    public Flux<T> pieces() {
        return pieces.doOnSubscribe(_ -> begun = true)
                .doOnNext(digest::update)
                .doOnComplete(() -> whole = true);
    }

    /// The digest of what has been read until now; of parts, of those that are complete.
    public Sha256 soFar() {
        return digest.soFar();
    }

    public boolean isWhole() {
        return whole;
    }

    /// Of all of it, if all of it has been read.
    public Optional<Sha256> digest() {
        return whole ? Optional.of(digest.soFar()) : Optional.empty();
    }

    /// Reads what has not been read, keeps nothing of it, and says the digest; nothing when
    /// somebody has read a part of it.
    public Mono<Sha256> drained() {
        return Mono.defer(
                () ->
                        begun
                                ? Mono.justOrEmpty(digest())
                                : Body.read(pieces(), request, patience, this::dropped)
                                        .then(Mono.fromCallable(digest::soFar)));
    }

    private Mono<Void> dropped(T piece) {
        digest.release(piece);
        return digest.bytes() > limit
                ? Mono.error(new UploadRefused(new Refusal.TooLarge(limit)))
                : Mono.empty();
    }
}
