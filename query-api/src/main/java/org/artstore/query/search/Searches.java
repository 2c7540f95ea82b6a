package org.artstore.query.search;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.artstore.query.index.IndexRejected;
import org.artstore.query.index.IndexTables;
import org.artstore.query.log.FileLog;
import org.artstore.query.log.Statuses;
import org.artstore.schemas.document.DocumentView;
import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Runs searches and takes their time.
final class Searches {

    private final IndexTables tables;
    private final FileLog log;
    private final Statuses statuses;
    private final MeterRegistry meters;

    Searches(IndexTables tables, FileLog log, Statuses statuses, MeterRegistry meters) {
        this.tables = tables;
        this.log = log;
        this.statuses = statuses;
        this.meters = meters;
    }

    /// The answer for a caller with `scopes`; fails with [SearchRejected].
    Mono<SearchAnswer> run(Search search, Set<String> scopes) {
        return Mono.defer(() -> timed(search, scopes, Timer.start(meters)));
    }

    private Mono<SearchAnswer> timed(Search search, Set<String> scopes, Timer.Sample time) {
        var asOf = log.indexAsOf().orElse(null);
        return tables.rows(new SearchStatement(search)::run)
                .collectList()
                .onErrorResume(IndexRejected.class, Searches::explained)
                .map(hits -> answer(hits, search, scopes, asOf))
                .doOnSuccess(_ -> time.stop(timer("answered")))
                .doOnError(_ -> time.stop(timer("failed")));
    }

    private static Mono<List<SearchStatement.Hit>> explained(IndexRejected rejected) {
        return switch (rejected) {
            case IndexRejected.ImpossibleValue _ -> Mono.just(List.of());
            case IndexRejected.TooSlow _ -> Mono.error(new SearchRejected.TooSlow());
            case IndexRejected.Unavailable _ -> Mono.error(new SearchRejected.Unavailable());
        };
    }

    private SearchAnswer answer(
            List<SearchStatement.Hit> hits,
            Search search,
            Set<String> scopes,
            @Nullable Instant asOf) {
        var items = hits.stream().map(hit -> item(hit, scopes)).toList();
        long total = hits.isEmpty() ? 0 : hits.getFirst().total();
        return SearchAnswer.of(items, total, search.limit(), asOf);
    }

    private SearchAnswer.Item item(SearchStatement.Hit hit, Set<String> scopes) {
        var marked = hit.snippet();
        var document = IndexTables.document(hit.body());
        return new SearchAnswer.Item(
                DocumentView.of(document, statuses.of(document), scopes),
                Math.clamp(hit.rank(), 0.0, 1.0),
                marked == null ? null : Snippet.html(marked));
    }

    private Timer timer(String outcome) {
        return Timer.builder("artstore.query.search")
                .description("Searches, by how they ended")
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .register(meters);
    }
}
