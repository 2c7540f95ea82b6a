package org.artstore.index.redrive;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.artstore.schemas.account.Scopes;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.RequiresScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import java.util.List;
import java.util.Optional;

/// The dead letters of the file log, for operators.
@RestController
@RequiresScope(Scopes.JOBS_WRITE)
final class RedriveEndpoint {

    private static final int MOST = 200;

    private final Redriving redriving;
    private final Scheduler threads;

    RedriveEndpoint(Redriving redriving, Scheduler threads) {
        this.redriving = redriving;
        this.threads = threads;
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Page(List<LetterView> items, @Nullable String nextCursor) {}

    @GetMapping("/api/v1/dead-letters")
    Mono<Page> list(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        if (limit < 1 || limit > MOST) {
            throw new RedriveRejected.Malformed("limit");
        }
        var from =
                Optional.ofNullable(cursor)
                        .map(
                                it ->
                                        LetterId.parse(it)
                                                .orElseThrow(
                                                        () ->
                                                                new RedriveRejected.Malformed(
                                                                        "cursor")));
        return Mono.fromCallable(() -> redriving.page(from.orElse(null), limit, caller))
                .subscribeOn(threads)
                .map(
                        page ->
                                new Page(
                                        page.letters(),
                                        page.next() == null ? null : page.next().toString()));
    }

    /// Again with the same words: the same answer.
    @PostMapping("/api/v1/dead-letters/{id}/redrive")
    Mono<ResponseEntity<Redriven>> redrive(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable RedriveRequest request,
            Caller caller) {
        var letter = LetterId.parse(id).orElseThrow(RedriveRejected.Unknown::new);
        var words = request == null ? RedriveRequest.UNCHANGED : request;
        return Mono.fromCallable(() -> redriving.redrive(letter, words, caller))
                .subscribeOn(threads)
                .map(
                        done ->
                                ResponseEntity.ok()
                                        .header("Artstore-Receipt", done.receipt().toString())
                                        .body(done));
    }
}
