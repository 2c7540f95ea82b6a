package org.artstore.ingest.idempotency;

import org.artstore.ingest.body.Patience;
import org.artstore.ingest.claim.Claims;
import org.artstore.ingest.fingerprint.DigestedBody;
import org.artstore.ingest.part.PartPiece;
import org.artstore.starter.access.Caller;
import org.artstore.starter.problem.Problems;
import org.artstore.starter.request.RequestContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/// A layer around endpoints that create: carries a request with an `Idempotency-Key` out once, and
/// answers all that are the same.
public final class Idempotency {

    private final Keyed keyed;
    private final Patience patience;

    /// @param threads where events may be told
    /// @param patience with clients that are slow
    public Idempotency(
            Claims claims,
            Problems problems,
            JsonMapper json,
            Scheduler threads,
            Patience patience) {
        this.keyed = new Keyed(claims, problems, json, threads, Clock.systemUTC());
        this.patience = patience;
    }

    /// What every request with a key needs.
    ///
    /// @param threads where events may be told
    record Keyed(
            Claims claims,
            Problems problems,
            JsonMapper json,
            Scheduler threads,
            InstantSource clock) {}

    /// A request and who sent it.
    ///
    /// @param longest how many bytes its body can have, at most
    public record Sent(
            ServerHttpRequest request, Caller caller, RequestContext context, long longest) {}

    /// What `endpoint` answers, once for all requests with this one's key, if it has one.
    public Mono<ResponseEntity<Object>> once(
            Sent sent, Function<Attempt<DataBuffer>, Mono<ResponseEntity<Object>>> endpoint) {
        return once(
                sent,
                () -> sent.request().getBody(),
                () -> DigestedBody.raw(sent.request(), patience, sent.longest()),
                endpoint);
    }

    /// The same of a body of parts.
    public Mono<ResponseEntity<Object>> onceOfParts(
            Sent sent,
            Flux<PartPiece> parts,
            Function<Attempt<PartPiece>, Mono<ResponseEntity<Object>>> endpoint) {
        return once(
                sent,
                () -> parts,
                () -> DigestedBody.ofParts(parts, sent.request(), patience, sent.longest()),
                endpoint);
    }

    private <T> Mono<ResponseEntity<Object>> once(
            Sent sent,
            Supplier<Flux<T>> plain,
            Supplier<DigestedBody<T>> digested,
            Function<Attempt<T>, Mono<ResponseEntity<Object>>> endpoint) {
        return Mono.defer(
                () -> {
                    var key = IdempotencyKey.read(sent.request().getHeaders());
                    return key.isEmpty()
                            ? endpoint.apply(new Attempt<>(plain.get(), null))
                            : new KeyedRequest<>(
                                            keyed,
                                            key.get().of(sent.caller()),
                                            sent,
                                            digested.get(),
                                            endpoint)
                                    .answered();
                });
    }
}
