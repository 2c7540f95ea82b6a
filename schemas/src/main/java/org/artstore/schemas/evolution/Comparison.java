package org.artstore.schemas.evolution;

import org.artstore.schemas.template.SchemaViolation;
import org.artstore.schemas.template.Vocabulary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Compares schemas. A demand of the new one is met if one of the old ones implies it, or if the
/// old ones allow no value that it is about. Whatever is not known to be implied counts as demanded
/// anew.
final class Comparison {

    private static final int MOST_STEPS = 100_000;

    private int steps;

    /// What of `after` might refuse a value that satisfies all of `before`.
    List<SchemaViolation> reasons(List<Part> before, List<Part> after) {
        if (before.stream().anyMatch(Part::isNothing)) {
            return List.of();
        }
        var reasons = new ArrayList<SchemaViolation>();
        for (var part : after) {
            steps++;
            if (steps > MOST_STEPS) {
                return reason(part.pointer(), "is too intricate to be compared");
            }
            reasons.addAll(reasons(before, part));
        }
        return reasons;
    }

    /// Whether every value that satisfies all of `before` satisfies `after`.
    boolean implied(List<Part> before, List<Part> after) {
        return reasons(before, after).isEmpty();
    }

    static List<SchemaViolation> reason(String pointer, String detail) {
        return List.of(new SchemaViolation(pointer, detail));
    }

    private List<SchemaViolation> reasons(List<Part> before, Part after) {
        if (after.isNothing()) {
            return reason(after.pointer(), "allows nothing any more");
        }
        var possible = Kind.possible(before);
        var reasons = new ArrayList<SchemaViolation>();
        for (var keyword : after.json().propertyNames()) {
            if (!Collections.disjoint(possible, about(keyword))) {
                reasons.addAll(reasons(before, after, keyword, possible));
            }
        }
        return reasons;
    }

    private List<SchemaViolation> reasons(
            List<Part> before, Part after, String keyword, Set<Kind> possible) {
        return switch (keyword) {
            case "$ref", "allOf", "then", "else", "minContains", "maxContains" -> List.of();
            case "type" -> unless(Values.impliesType(possible, after), after, keyword, before);
            case "enum", "const" ->
                    unless(
                            Values.implied(before, after.get(keyword), keyword),
                            after,
                            keyword,
                            before);
            case "items" -> Sequences.rest(this, before, after);
            case "prefixItems" -> Sequences.places(this, before, after);
            case "properties" -> Members.named(this, before, after);
            case "patternProperties" -> Members.matching(this, before, after);
            case "additionalProperties" -> Members.others(this, before, after);
            case "propertyNames" -> Members.names(this, before, after);
            case "required" -> Requirements.required(before, after);
            case "dependentRequired" -> Requirements.dependent(before, after);
            case "anyOf" -> Alternatives.reasons(this, before, after);
            default -> {
                if (Vocabulary.ANNOTATIONS.contains(keyword)) {
                    yield List.of();
                }
                boolean met =
                        Bounds.knows(keyword)
                                ? Bounds.implied(before, keyword, after.get(keyword))
                                : Sameness.kept(before, after, keyword);
                yield unless(met, after, keyword, before);
            }
        };
    }

    private static List<SchemaViolation> unless(
            boolean implied, Part after, String keyword, List<Part> before) {
        if (implied) {
            return List.of();
        }
        boolean isNew = before.stream().noneMatch(part -> part.has(keyword));
        return reason(
                after.pointer(keyword),
                isNew ? "was not demanded before" : "demands more than before, or something else");
    }

    /// The kinds of values that this keyword says something about.
    private static Set<Kind> about(String keyword) {
        return switch (keyword) {
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
                    Kind.NUMBERS;
            case "minLength", "maxLength", "pattern", "format" -> Set.of(Kind.STRING);
            case "items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains" ->
                    Set.of(Kind.ARRAY);
            case "properties",
                    "patternProperties",
                    "additionalProperties",
                    "propertyNames",
                    "required",
                    "minProperties",
                    "maxProperties",
                    "dependentRequired",
                    "dependentSchemas" ->
                    Set.of(Kind.OBJECT);
            default -> Set.of(Kind.values());
        };
    }
}
