package org.artstore.query.page;

import org.artstore.query.match.Fragment;

import java.util.HashMap;

/// The values in a statement that are not of its conditions.
final class Limits {

    private Limits() {}

    /// The statement with those that it has.
    static Fragment bound(Fragment statement, Query query, SearchSettings settings) {
        var all = new HashMap<String, Object>();
        all.put("counted", settings.counted());
        all.put("ceiling", settings.counted() + 1);
        all.put("rows", query.limit() + 1);
        all.put("newest", settings.newest());
        all.put("facet_values", settings.facetValues());
        var after = query.after();
        if (after != null) {
            all.put("key", after.key());
            all.put("last", after.last());
            if (after.since() != null) {
                all.put("since", after.since());
            }
        }
        all.keySet().removeIf(name -> !statement.sql().contains(":" + name));
        all.putAll(statement.values());
        return new Fragment(statement.sql(), all);
    }
}
