package org.artstore.query.page;

import org.artstore.query.match.Fragment;

import java.util.List;
import java.util.Map;

/// Hits in the order of one of their columns. They are counted for the first page only.
final class SortedStatement {

    private static final Template SHAPE =
            new Template(
                    """
                    with counted as materialized (
                        select d.created_at{columns} from {source}{common} where {where}
                        order by d.created_at desc, d.file_id desc limit :ceiling
                    ), page as (
                        select d.file_id, {key} as key from {source}{common} where {where}{after}
                        order by {key} {direction}, d.file_id {direction} limit :rows
                    )
                    select page.file_id, false as ranked, cast(page.key as text) as key, d.body,
                           {score} as score, {snippet} as snippet, bound.found,
                           cast(null as timestamptz) as since, {facets} as facets
                    from ({bound}) as bound
                    left join (page join live.documents d using (file_id){common}) on true
                    order by page.key {direction}, page.file_id {direction}
                    """);
    private static final String COUNT = "select count(*) as found from counted";
    private static final String NO_COUNT = "select cast(null as bigint) as found";

    private final Query query;
    private final String source;
    private final Order order;

    SortedStatement(Query query, String source) {
        this.query = query;
        this.source = source;
        boolean relevance = query.order().key() == Order.Key.RELEVANCE;
        this.order =
                relevance
                        ? new Order(Order.Key.CREATED_AT, query.order().ascending())
                        : query.order();
    }

    Fragment build(SearchSettings settings) {
        var where = query.where();
        var given = query.matching().score();
        var score = given == null ? Fragment.of("cast(null as double precision)") : given;
        var headline = query.headline();
        var common = query.matching().common();
        var after = query.after();
        var sql =
                SHAPE.filled(
                        Map.ofEntries(
                                Map.entry("columns", Facet.columns(query.facets())),
                                Map.entry("source", source),
                                Map.entry("common", common.sql()),
                                Map.entry("where", where.sql()),
                                Map.entry("key", order.key().column()),
                                Map.entry("after", after == null ? "" : after()),
                                Map.entry("direction", order.direction()),
                                Map.entry("score", score.sql()),
                                Map.entry("snippet", headline.sql()),
                                Map.entry("facets", Facet.counts(query.facets())),
                                Map.entry("bound", after == null ? COUNT : NO_COUNT)));
        var values = Fragment.values(List.of(common, where, score, headline));
        return Limits.bound(new Fragment(sql, values), query, settings);
    }

    private String after() {
        var key = order.key();
        return " and (%s, d.file_id) %s (cast(:key as %s), :last)"
                .formatted(key.column(), order.after(), key.type());
    }
}
