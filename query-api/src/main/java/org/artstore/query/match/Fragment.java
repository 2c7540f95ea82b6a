package org.artstore.query.match;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A piece of SQL over the row `d`, with the values of its parameters.
public record Fragment(String sql, Map<String, Object> values) {

    public static Fragment of(String sql) {
        return new Fragment(sql, Map.of());
    }

    public static Fragment of(String sql, String name, Object value) {
        return new Fragment(sql, Map.of(name, value));
    }

    /// The same with one more value.
    public Fragment with(String name, Object value) {
        var more = new HashMap<>(values);
        more.put(name, value);
        return new Fragment(sql, more);
    }

    /// All of these conditions.
    public static Fragment all(List<Fragment> conditions) {
        return new Fragment(
                conditions.stream().map(Fragment::sql).collect(Collectors.joining(" and ")),
                values(conditions));
    }

    /// The values of all of them.
    public static Map<String, Object> values(List<Fragment> fragments) {
        var values = new HashMap<String, Object>();
        fragments.forEach(fragment -> values.putAll(fragment.values()));
        return values;
    }
}
