package org.artstore.query.suggest;

import org.artstore.query.index.IndexRejected;
import org.artstore.query.index.IndexTables;
import org.artstore.schemas.id.TenantId;
import org.springframework.r2dbc.core.DatabaseClient;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;

/// Finds what goes on as somebody began: the words before the last one stand in it, and one begins
/// like the last. Of the documents that match, the newest are looked at. What takes too long is not
/// worth waiting for.
final class Suggestions {

    private static final int LOOKED_AT = 500;

    private static final String FIND =
            """
            with matched as materialized (
                select d.file_id, d.original_filename, d.tags,
                       d.fts @@ live.prefix_query(:begun, 'A') as named
                from live.documents d
                where d.tenant = :tenant and d.status <> 'deleted'
                    and d.fts @@ live.prefix_query(:begun, 'AC')
                order by d.created_at desc, d.file_id desc limit :looked_at
            ), tags as (
                select tag as value, 'tags' as field, count(*) as count, 1 as place,
                       max(file_id::text) as newest
                from matched, unnest(tags) as tag
                where to_tsvector('pg_catalog.simple', live.words(tag)) @@ live.prefix_query(:begun, '')
                group by tag order by count(*) desc, tag limit :limit
            ), names as (
                select original_filename as value, 'filename' as field, count(*) as count, 2 as place,
                       max(file_id::text) as newest
                from matched where named
                group by original_filename order by newest desc limit :limit
            )
            select value, field, count from (select * from tags union all select * from names) as found
            order by place, case place when 1 then count end desc, newest desc, value limit :limit
            """;

    private final IndexTables tables;

    Suggestions(IndexTables tables) {
        this.tables = tables;
    }

    /// Fails with [SuggestRejected].
    Mono<SuggestAnswer> find(TenantId tenant, String begun, int limit) {
        return tables.rows(client -> find(client, tenant, begun, limit))
                .collectList()
                .map(SuggestAnswer::new)
                .onErrorResume(IndexRejected.class, Suggestions::explained);
    }

    private static Flux<Suggestion> find(
            DatabaseClient client, TenantId tenant, String begun, int limit) {
        return client.sql(FIND)
                .bind("tenant", tenant.value())
                .bind("begun", begun)
                .bind("looked_at", LOOKED_AT)
                .bind("limit", limit)
                .mapProperties(Suggestion.class)
                .all();
    }

    private static Mono<SuggestAnswer> explained(IndexRejected rejected) {
        return switch (rejected) {
            case IndexRejected.ImpossibleValue _ -> Mono.just(new SuggestAnswer(List.of()));
            case IndexRejected.TooSlow _, IndexRejected.Unavailable _ ->
                    Mono.error(new SuggestRejected.Unavailable());
        };
    }
}
