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
final class RankedStatement {

    private static final Template SHAPE =
            new Template(
                    """
                    with matched as materialized (
                        select d.file_id, d.created_at, {score} as score{columns}
                        from (select d.* from {source} where {where}{since}
                              order by d.created_at desc, d.file_id desc{ceiling}) as d
                    ), counted as (
                        select * from matched limit :counted
                    ), bound as (
                        {bound}
                    ), page as (
                        select * from ({hits}) as hits
                        order by ranked {direction}, score {direction}, file_id {direction}
                        limit :rows
                    )
                    select page.file_id, page.ranked, page.key, d.body, {score} as score,
                           {snippet} as snippet, bound.found, bound.since, {facets} as facets
                    from bound left join (page join live.documents d using (file_id)) on true
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
            select file_id, true as ranked, score, cast(score as text) as key
            from matched, bound where (since is null or created_at > since)\
            """;
    private static final String RANKED_AFTER =
            " and (score, file_id) {after} (cast(:key as double precision), :last)";
    private static final String OLDER =
            """
            (select d.file_id, false as ranked, 0.0 as score,
                    cast(d.created_at as text) as key
             from {source} where {where} and (select since from bound) is not null
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
        var hits =
                new Template(hits(after))
                        .filled(
                                Map.of(
                                        "source", source,
                                        "where", where.sql(),
                                        "direction", query.order().direction(),
                                        "after", query.order().after()));
        var sql =
                SHAPE.filled(
                        Map.ofEntries(
                                Map.entry("score", score.sql()),
                                Map.entry("columns", Facet.columns(query.facets())),
                                Map.entry("source", source),
                                Map.entry("where", where.sql()),
                                Map.entry(
                                        "since", since == null ? "" : " and d.created_at > :since"),
                                Map.entry("ceiling", after == null ? " limit :ceiling" : ""),
                                Map.entry("bound", bound(after, since)),
                                Map.entry("hits", hits),
                                Map.entry("direction", query.order().direction()),
                                Map.entry("snippet", headline.sql()),
                                Map.entry("facets", Facet.counts(query.facets()))));
        var values = Fragment.values(List.of(where, score, headline));
        return Limits.bound(new Fragment(sql, values), query, settings);
    }

    private static String bound(@Nullable Place after, @Nullable Instant since) {
        if (after == null) {
            return FIRST_BOUND;
        }
        return since == null ? LATER_BOUND_OF_ALL : LATER_BOUND;
    }

    /// The two parts that may still have hits for the page.
    private String hits(@Nullable Place after) {
        boolean ascending = query.order().ascending();
        var parts = new ArrayList<String>();
        if (after == null || after.ranked() || ascending) {
            parts.add(RANKED + (after != null && after.ranked() ? RANKED_AFTER : ""));
        }
        if (after == null || !after.ranked() || !ascending) {
            boolean begun = after != null && !after.ranked();
            parts.add(OLDER.replace("{older}", begun ? OLDER_AFTER : ""));
        }
        return String.join(" union all ", parts);
    }
}
