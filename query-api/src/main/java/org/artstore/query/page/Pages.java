package org.artstore.query.page;

import io.r2dbc.spi.Readable;

import org.artstore.query.index.IndexRejected;
import org.artstore.query.index.IndexTables;
import org.artstore.query.match.Fragment;
import org.artstore.query.match.Matching;
import org.artstore.query.match.Mistyped;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// Reads pages of hits. A page that takes too long is read from the newest documents only; fails
/// with [IndexRejected] when that is not possible either.
public final class Pages {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, List<Page.Count>>> FACETS =
            new TypeReference<>() {};

    private static final String ALL = "live.documents d";
    private static final String NEWEST =
            "(select d.* from live.documents d where d.tenant = :tenant and d.status <> 'deleted'"
                    + " order by d.created_at desc, d.file_id desc limit :newest) as d";

    private final IndexTables tables;
    private final SearchSettings settings;

    Pages(IndexTables tables, SearchSettings settings) {
        this.tables = tables;
        this.settings = settings;
    }

    public Mono<Page> read(Query query) {
        return read(query, ALL)
                .onErrorResume(
                        IndexRejected.TooSlow.class, _ -> read(query, NEWEST).map(Page::incomplete))
                .onErrorResume(IndexRejected.ImpossibleValue.class, _ -> Mono.just(Page.EMPTY));
    }

    private Mono<Page> read(Query query, String source) {
        return rows(query, source)
                .flatMap(rows -> filled(query, source, rows))
                .map(rows -> page(query, rows));
    }

    /// With older hits when there is room for them.
    private Mono<List<Row>> filled(Query query, String source, List<Row> rows) {
        var since = rows.getFirst().since();
        boolean full = rows.size() > query.limit();
        if (since == null || full || !query.isFollowedByOlder()) {
            return Mono.just(rows);
        }
        return rows(query.notAfter(since), source)
                .map(older -> Stream.concat(rows.stream(), older.stream()).toList());
    }

    private Mono<List<Row>> rows(Query query, String source) {
        var statement =
                query.isRanked()
                        ? new RankedStatement(query, source).build(settings)
                        : new SortedStatement(query, source).build(settings);
        return tables.rows(client -> rows(client, statement)).collectList();
    }

    private static Flux<Row> rows(DatabaseClient client, Fragment statement) {
        var spec = client.sql(statement.sql());
        for (var value : statement.values().entrySet()) {
            spec = spec.bind(value.getKey(), value.getValue());
        }
        return spec.map(Row::of).all();
    }

    private Page page(Query query, List<Row> rows) {
        var first = rows.getFirst();
        var found = rows.stream().filter(row -> row.body() != null).toList();
        var hits = found.stream().limit(query.limit()).toList();
        var after = query.after();
        long count = first.found() == null ? 0 : first.found();
        long total = after == null ? Math.min(count, settings.counted()) : after.total();
        boolean exact = after == null ? count <= settings.counted() : after.exact();
        var since = after == null ? first.since() : after.since();
        var next =
                found.size() > query.limit()
                        ? hits.getLast().place(total, exact, since, query.matching())
                        : null;
        return new Page(
                hits.stream().map(Row::hit).toList(), total, exact, true, facets(first), next);
    }

    private static Map<String, List<Page.Count>> facets(Row row) {
        return row.facets() == null ? Map.of() : JSON.readValue(row.facets(), FACETS);
    }

    /// A hit with what is the same in all rows; without a body there is no hit.
    private record Row(
            @Nullable UUID fileId,
            @Nullable Boolean ranked,
            @Nullable String key,
            @Nullable String body,
            @Nullable Double score,
            @Nullable String snippet,
            @Nullable Long found,
            @Nullable Instant since,
            @Nullable String facets) {

        /// As the statements have their columns.
        static Row of(Readable row) {
            return new Row(
                    row.get(0, UUID.class),
                    row.get(1, Boolean.class),
                    row.get(2, String.class),
                    row.get(3, String.class),
                    row.get(4, Double.class),
                    row.get(5, String.class),
                    row.get(6, Long.class),
                    row.get(7, Instant.class),
                    row.get(8, String.class));
        }

        Page.Hit hit() {
            return new Page.Hit(Objects.requireNonNull(body), score, snippet);
        }

        Place place(long total, boolean exact, @Nullable Instant bound, Matching matching) {
            return new Place(
                    Boolean.TRUE.equals(ranked),
                    Objects.requireNonNull(key),
                    Objects.requireNonNull(fileId),
                    total,
                    exact,
                    bound,
                    matching instanceof Mistyped);
        }
    }
}
