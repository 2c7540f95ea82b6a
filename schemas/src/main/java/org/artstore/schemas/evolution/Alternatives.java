package org.artstore.schemas.evolution;

import org.artstore.schemas.template.SchemaViolation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Schemas of which one has to be satisfied.
final class Alternatives {

    private static final String ANY = "anyOf";
    private static final String ONE = "oneOf";

    private Alternatives() {}

    static List<SchemaViolation> reasons(Comparison comparison, List<Part> before, Part after) {
        var branches = branches(after, ANY);
        boolean implied =
                isOneOf(comparison, before, branches)
                        || before.stream()
                                .anyMatch(part -> isCovered(comparison, before, part, branches));
        return implied
                ? List.of()
                : Comparison.reason(
                        after.pointer(ANY),
                        "has no alternative for some of what was allowed before");
    }

    /// Whether each alternative of this part is one of the new ones.
    private static boolean isCovered(
            Comparison comparison, List<Part> before, Part part, List<List<Part>> branches) {
        var keyword = part.has(ANY) ? ANY : ONE;
        return part.has(keyword)
                && branches(part, keyword).stream()
                        .allMatch(old -> isOneOf(comparison, together(before, old), branches));
    }

    private static boolean isOneOf(
            Comparison comparison, List<Part> old, List<List<Part>> branches) {
        return branches.stream().anyMatch(branch -> comparison.implied(old, branch));
    }

    private static List<Part> together(List<Part> before, List<Part> branch) {
        var all = new ArrayList<>(before);
        all.addAll(branch);
        return all;
    }

    private static List<List<Part>> branches(Part part, String keyword) {
        return IntStream.range(0, part.get(keyword).size())
                .mapToObj(i -> part.inner(keyword, i))
                .toList();
    }
}
