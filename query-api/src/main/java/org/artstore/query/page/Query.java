package org.artstore.query.page;

import org.artstore.query.match.Fragment;
import org.artstore.query.match.Matching;
import org.artstore.query.match.Mistyped;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// One page of the hits of a tenant.
///
/// @param filters what else a hit must satisfy, all of it
/// @param after where the page before ended; null for the first page
public record Query(
        TenantId tenant,
        Matching matching,
        List<Fragment> filters,
        Order order,
        List<Facet> facets,
        boolean highlight,
        int limit,
        @Nullable Place after) {

    /// No id comes after it.
    private static final UUID LAST = new UUID(-1, -1);

    /// The same for other documents.
    public Query matching(Matching other) {
        return new Query(tenant, other, filters, order, facets, highlight, limit, after);
    }

    /// Those that were created at this time or before, the newest first: what follows when all that
    /// are younger have been given out by their score.
    Query notAfter(Instant time) {
        var mistyped = matching instanceof Mistyped;
        var place = new Place(false, time.toString(), LAST, 0, false, time, mistyped);
        return new Query(tenant, matching, filters, order, List.of(), highlight, limit, place);
    }

    /// Whether older hits follow when those that are ranked do not fill the page.
    boolean isFollowedByOlder() {
        return isRanked() && !order.ascending() && (after == null || after.ranked());
    }

    /// Whether hits come in the order of their score.
    boolean isRanked() {
        return order.key() == Order.Key.RELEVANCE && matching.score() != null;
    }

    /// What every hit satisfies.
    Fragment where() {
        var conditions = new ArrayList<Fragment>();
        conditions.add(
                Fragment.of(
                        "d.tenant = :tenant and d.status <> 'deleted'", "tenant", tenant.value()));
        conditions.add(matching.condition());
        conditions.addAll(filters);
        return Fragment.all(conditions);
    }

    /// The marked text of a hit.
    Fragment headline() {
        var headline = highlight ? matching.headline() : null;
        return headline == null ? Fragment.of("cast(null as text)") : headline;
    }
}
