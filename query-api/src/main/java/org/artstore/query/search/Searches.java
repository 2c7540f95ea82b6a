package org.artstore.query.search;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.artstore.query.cursor.Cursors;
import org.artstore.query.index.IndexRejected;
import org.artstore.query.index.IndexTables;
import org.artstore.query.log.FileLog;
import org.artstore.query.log.Statuses;
import org.artstore.query.page.Page;
import org.artstore.query.page.Pages;
import org.artstore.query.page.Place;
import org.artstore.query.page.Query;
import org.artstore.schemas.document.DocumentView;
import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Set;

/// Runs searches and takes their time.
final class Searches {

    private final Pages pages;
    private final Cursors cursors;
    private final FileLog log;
    private final Statuses statuses;
    private final MeterRegistry meters;

    Searches(Pages pages, Cursors cursors, FileLog log, Statuses statuses, MeterRegistry meters) {
        this.pages = pages;
        this.cursors = cursors;
        this.log = log;
        this.statuses = statuses;
        this.meters = meters;
    }

    /// The answer for a caller with `scopes`; fails with [SearchRejected], or as a cursor does.
    Mono<SearchAnswer> run(Search search, Set<String> scopes) {
        return Mono.defer(() -> timed(search, scopes, Timer.start(meters)));
    }

    private Mono<SearchAnswer> timed(Search search, Set<String> scopes, Timer.Sample time) {
        var asOf = log.indexAsOf().orElse(null);
        return page(search, search.query(after(search)))
                .onErrorMap(IndexRejected.class, Searches::explained)
                .map(page -> answer(page, search, scopes, asOf))
                .doOnSuccess(answer -> time.stop(timer(outcome(answer))))
                .doOnError(_ -> time.stop(timer("failed")));
    }

    private @Nullable Place after(Search search) {
        var cursor = search.cursor();
        return cursor == null ? null : Place.of(cursors.open(search.list(), cursor));
    }

    /// Words that are found nowhere may have been mistyped.
    private Mono<Page> page(Search search, Query query) {
        var found = pages.read(query);
        return query.after() == null && search.isUncertain()
                ? found.flatMap(
                        page ->
                                page.total() == 0 && page.complete()
                                        ? pages.read(query.matching(search.mistyped()))
                                        : Mono.just(page))
                : found;
    }

    private static SearchRejected explained(IndexRejected rejected) {
        return switch (rejected) {
            case IndexRejected.TooSlow _ -> new SearchRejected.TooSlow();
            case IndexRejected.Unavailable _, IndexRejected.ImpossibleValue _ ->
                    new SearchRejected.Unavailable();
        };
    }

    private SearchAnswer answer(
            Page page, Search search, Set<String> scopes, @Nullable Instant asOf) {
        var next = page.next();
        return new SearchAnswer(
                page.hits().stream().map(hit -> item(hit, scopes)).toList(),
                page.total(),
                page.exact(),
                page.complete(),
                search.limit(),
                next == null ? null : cursors.seal(search.list(), next.bytes()),
                page.facets(),
                asOf);
    }

    private SearchAnswer.Item item(Page.Hit hit, Set<String> scopes) {
        var marked = hit.snippet();
        var document = IndexTables.document(hit.body());
        return new SearchAnswer.Item(
                DocumentView.of(document, statuses.of(document), scopes),
                relevance(hit.score()),
                marked == null ? null : Snippet.html(marked));
    }

    private static double relevance(@Nullable Double score) {
        return score == null ? 1 : score / (1 + score);
    }

    private static String outcome(SearchAnswer answer) {
        return answer.complete() ? "answered" : "incomplete";
    }

    private Timer timer(String outcome) {
        return Timer.builder("artstore.query.search")
                .description("Searches, by how they ended")
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .register(meters);
    }
}
