package org.artstore.query.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// By what hits are counted.
public enum Facet {
    CONTENT_TYPE("content_type"),
    FILE_EXTENSION("file_extension"),
    TAGS("tags"),
    CREATED_BY("created_by_id"),
    RETENTION_POLICY("retention_policy"),
    CREATED_MONTH("created_at");

    private static final String COUNTS =
            """
            '%s', (
                select coalesce(json_agg(json_build_object('value', value, 'count', count)
                                         order by count desc, value), '[]')
                from (select %s as value, count(*) as count
                      from counted%s
                      where %s is not null
                      group by 1 order by 2 desc, 1 limit :facet_values) as values)\
            """;

    private final String column;

    Facet(String column) {
        this.column = column;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the facets need of the row `d`, beside its creation time.
    static String columns(List<Facet> facets) {
        return facets.stream()
                .filter(facet -> facet != CREATED_MONTH)
                .map(facet -> ", d." + facet.column)
                .collect(Collectors.joining());
    }

    /// The counts over the rows of `counted`, in JSON.
    static String counts(List<Facet> facets) {
        if (facets.isEmpty()) {
            return "cast(null as text)";
        }
        return facets.stream()
                .map(Facet::counts)
                .collect(Collectors.joining(", ", "cast(json_build_object(", ") as text)"));
    }

    private String counts() {
        return switch (this) {
            case TAGS -> COUNTS.formatted(this, "tag", ", unnest(tags) as tag", "tag");
            case CREATED_MONTH ->
                    COUNTS.formatted(
                            this, "to_char(created_at at time zone 'UTC', 'YYYY-MM')", "", column);
            default -> COUNTS.formatted(this, column, "", column);
        };
    }
}
