package org.artstore.query.page;

import org.artstore.query.match.Fragment;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Hits in the order of their score. When there are more than can be ranked, the newest are, and
/// the older follow by time; where that parting lies is decided for the first page and kept.
///
/// In descending order the older are no part of the statement until a page has begun with them:
/// hardly anybody gets there, and planning them costs as much as finding a rare word.
final class RankedStatement {

    private static final Template SHAPE =
            new Template(
                    """
                    with matched as materialized (
                        select d.file_id, d.created_at, {score} as score{columns}
                        from {source}{common} where {where}{since}
                        order by d.created_at desc, d.file_id desc{ceiling}
                    ), counted as (
                        select * from matched limit :counted
                    ), bound as materialized (
                        {bound}
                    ), page as (
                        select * from ({hits}) as hits
                        order by ranked {direction}, score {direction}, file_id {direction}
                        limit :rows
                    )
                    select page.file_id, page.ranked,
                           case when page.ranked then cast(page.score as text)
                                else cast(d.created_at as text) end as key,
                           d.body, {score} as score, {snippet} as snippet, bound.found, bound.since,
                           {facets} as facets
                    from bound
                        left join (page join live.documents d using (file_id){common}) on true
                    order by page.ranked {direction}, page.score {direction},
                             page.file_id {direction}
                    """);
    private static final String FIRST_BOUND =
            "select count(*) as found,"
                    + " case when count(*) > :counted then min(created_at) end as since"
                    + " from matched";
    private static final String LATER_BOUND =
            "select cast(null as bigint) as found, cast(:since as timestamptz) as since";
    private static final String LATER_BOUND_OF_ALL =
            "select cast(null as bigint) as found, cast(null as timestamptz) as since";
    private static final String RANKED =
            """
            select file_id, true as ranked, score from matched
            where created_at > coalesce((select since from bound), '-infinity')\
            """;
    private static final String RANKED_AFTER =
            " and (score, file_id) {after} (cast(:key as double precision), :last)";
    private static final String OLDER =
            """
            (select d.file_id, false as ranked, date_part('epoch', d.created_at) as score
             from {source}{common} where {where} and (select since from bound) is not null
                 and d.created_at <= (select since from bound){older}
             order by d.created_at {direction}, d.file_id {direction} limit :rows)\
            """;
    private static final String OLDER_AFTER =
            " and (d.created_at, d.file_id) {after} (cast(:key as timestamptz), :last)";

    private final Query query;
    private final String source;

    RankedStatement(Query query, String source) {
        this.query = query;
        this.source = source;
    }

    Fragment build(SearchSettings settings) {
        var after = query.after();
        var since = after == null ? null : after.since();
        var where = query.where();
        var score = Objects.requireNonNull(query.matching().score());
        var headline = query.headline();
        var common = query.matching().common();
        var hits =
                new Template(hits(after))
                        .filled(
                                Map.of(
                                        "source", source,
                                        "common", common.sql(),
                                        "where", where.sql(),
                                        "direction", query.order().direction(),
                                        "after", query.order().after()));
        var sql =
                SHAPE.filled(
                        Map.ofEntries(
                                Map.entry("score", score.sql()),
                                Map.entry("columns", Facet.columns(query.facets())),
                                Map.entry("source", source),
                                Map.entry("common", common.sql()),
                                Map.entry("where", where.sql()),
                                Map.entry(
                                        "since", since == null ? "" : " and d.created_at > :since"),
                                Map.entry("ceiling", after == null ? " limit :ceiling" : ""),
                                Map.entry("bound", bound(after, since)),
                                Map.entry("hits", hits),
                                Map.entry("direction", query.order().direction()),
                                Map.entry("snippet", headline.sql()),
                                Map.entry("facets", Facet.counts(query.facets()))));
        var values = Fragment.values(List.of(common, where, score, headline));
        return Limits.bound(new Fragment(sql, values), query, settings);
    }

    private static String bound(@Nullable Place after, @Nullable Instant since) {
        if (after == null) {
            return FIRST_BOUND;
        }
        return since == null ? LATER_BOUND_OF_ALL : LATER_BOUND;
    }

    /// The parts that may have hits for the page.
    private String hits(@Nullable Place after) {
        boolean ascending = query.order().ascending();
        boolean begun = after != null && !after.ranked();
        var parts = new ArrayList<String>();
        if (ascending || !begun) {
            parts.add(RANKED + (after != null && !begun ? RANKED_AFTER : ""));
        }
        if (begun || (ascending && after == null)) {
            parts.add(OLDER.replace("{older}", begun ? OLDER_AFTER : ""));
        }
        return String.join(" union all ", parts);
    }
}
