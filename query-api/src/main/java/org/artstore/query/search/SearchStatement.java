package org.artstore.query.search;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Flux;

import java.util.stream.Collectors;

/// A search as a statement of PostgreSQL. Values are bound, never written into it. Snippets are
/// made for the page that is shown only: they are what costs most.
record SearchStatement(Search search) {

    private static final String MATCHES = "d.fts @@ live.search_query(:words)";
    private static final String RANK = "ts_rank(d.fts, live.search_query(:words))";
    private static final String HEADLINE =
            """
            ts_headline(
                'pg_catalog.russian',
                translate(
                    concat_ws(' · ', d.original_filename, d.description,
                              array_to_string(d.tags, ', ')),
                    :marks, ''),
                live.search_query(:words), :headline)\
            """;

    private static final String SHAPE =
            """
            with matched as materialized (
                select d.file_id, d.created_at, %s as rank
                from live.documents d
                where d.tenant = :tenant and d.status <> 'deleted'%s
            ), page as (
                select * from matched order by rank desc, created_at desc, file_id desc limit :limit
            )
            select d.body, page.rank, %s as snippet, (select count(*) from matched) as total
            from page join live.documents d using (file_id)
            order by page.rank desc, page.created_at desc, page.file_id desc
            """;

    /// @param body the document
    /// @param rank how well it matches
    /// @param snippet with marks around what was found
    /// @param total how many documents match, on this page or not
    record Hit(String body, double rank, @Nullable String snippet, long total) {}

    Flux<Hit> run(DatabaseClient statements) {
        var spec =
                statements
                        .sql(sql())
                        .bind("tenant", search.tenant().value())
                        .bind("limit", search.limit());
        if (search.words() != null) {
            spec = spec.bind("words", search.words());
        }
        if (isHighlighted()) {
            spec = spec.bind("marks", Snippet.MARKS).bind("headline", Snippet.OPTIONS);
        }
        for (var filter : search.filters()) {
            spec = spec.bind(filter.name(), filter.value());
        }
        return spec.mapProperties(Hit.class).all();
    }

    private String sql() {
        var filters =
                search.filters().stream()
                        .map(filter -> " and " + filter.condition())
                        .collect(Collectors.joining());
        return search.words() == null
                ? SHAPE.formatted("1.0", filters, "null")
                : SHAPE.formatted(
                        RANK, " and " + MATCHES + filters, isHighlighted() ? HEADLINE : "null");
    }

    private boolean isHighlighted() {
        return search.highlight() && search.words() != null;
    }
}
