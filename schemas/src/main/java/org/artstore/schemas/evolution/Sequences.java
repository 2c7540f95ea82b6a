package org.artstore.schemas.evolution;

import org.artstore.schemas.template.SchemaViolation;

import java.util.ArrayList;
import java.util.List;

/// The items of arrays: those that have a place of their own, and the rest.
final class Sequences {

    private static final String ITEMS = "items";
    private static final String PLACES = "prefixItems";

    private Sequences() {}

    static List<SchemaViolation> places(Comparison comparison, List<Part> before, Part after) {
        var reasons = new ArrayList<SchemaViolation>();
        for (int i = 0; i < after.get(PLACES).size(); i++) {
            reasons.addAll(comparison.reasons(at(before, i), after.inner(PLACES, i)));
        }
        return reasons;
    }

    /// The rest begins behind the places of the new schema; the old ones may have more of them.
    static List<SchemaViolation> rest(Comparison comparison, List<Part> before, Part after) {
        var rest = after.inner(ITEMS);
        var reasons = new ArrayList<SchemaViolation>();
        int most = before.stream().mapToInt(part -> part.get(PLACES).size()).max().orElse(0);
        for (int i = after.get(PLACES).size(); i <= most; i++) {
            reasons.addAll(comparison.reasons(at(before, i), rest));
        }
        if (after.get(PLACES).size() > most) {
            reasons.addAll(comparison.reasons(at(before, after.get(PLACES).size()), rest));
        }
        return reasons;
    }

    private static List<Part> at(List<Part> before, int index) {
        return before.stream()
                .flatMap(
                        part ->
                                index < part.get(PLACES).size()
                                        ? part.inner(PLACES, index).stream()
                                        : part.inner(ITEMS).stream())
                .toList();
    }
}
