package org.artstore.schemas.evolution;

import com.google.re2j.Pattern;

import org.artstore.schemas.template.SchemaViolation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The members of objects: those with a name of their own, those whose names match, and the others.
final class Members {

    private static final String NAMED = "properties";
    private static final String MATCHING = "patternProperties";
    private static final String OTHERS = "additionalProperties";
    private static final String NAMES = "propertyNames";

    private Members() {}

    static List<SchemaViolation> named(Comparison comparison, List<Part> before, Part after) {
        var reasons = new ArrayList<SchemaViolation>();
        for (var name : after.get(NAMED).propertyNames()) {
            reasons.addAll(comparison.reasons(of(before, name), after.inner(NAMED, name)));
        }
        return reasons;
    }

    static List<SchemaViolation> matching(Comparison comparison, List<Part> before, Part after) {
        var reasons = new ArrayList<SchemaViolation>();
        for (var pattern : after.get(MATCHING).propertyNames()) {
            var schema = after.inner(MATCHING, pattern);
            for (var name : known(before)) {
                if (matches(pattern, name)) {
                    reasons.addAll(comparison.reasons(of(before, name), schema));
                }
            }
            reasons.addAll(comparison.reasons(ofAnyMatching(before, pattern), schema));
        }
        return reasons;
    }

    static List<SchemaViolation> others(Comparison comparison, List<Part> before, Part after) {
        var schema = after.inner(OTHERS);
        var reasons = new ArrayList<SchemaViolation>();
        for (var name : known(before)) {
            if (!after.get(NAMED).has(name) && !matchesAny(after, name)) {
                reasons.addAll(comparison.reasons(of(before, name), schema));
            }
        }
        for (var part : before) {
            for (var pattern : part.get(MATCHING).propertyNames()) {
                if (!after.get(MATCHING).has(pattern)) {
                    reasons.addAll(comparison.reasons(part.inner(MATCHING, pattern), schema));
                }
            }
        }
        var unnamed = before.stream().flatMap(part -> part.inner(OTHERS).stream()).toList();
        reasons.addAll(comparison.reasons(unnamed, schema));
        return reasons;
    }

    static List<SchemaViolation> names(Comparison comparison, List<Part> before, Part after) {
        var names = before.stream().flatMap(part -> part.inner(NAMES).stream()).toList();
        return comparison.reasons(names, after.inner(NAMES));
    }

    /// What holds for a member with this name.
    private static List<Part> of(List<Part> parts, String name) {
        return parts.stream().flatMap(part -> of(part, name).stream()).toList();
    }

    private static List<Part> of(Part part, String name) {
        var schemas = new ArrayList<>(part.inner(NAMED, name));
        for (var pattern : part.get(MATCHING).propertyNames()) {
            if (matches(pattern, name)) {
                schemas.addAll(part.inner(MATCHING, pattern));
            }
        }
        return part.get(NAMED).has(name) || matchesAny(part, name) ? schemas : part.inner(OTHERS);
    }

    /// What surely holds for every member that has no name of its own but one that matches.
    private static List<Part> ofAnyMatching(List<Part> before, String pattern) {
        return before.stream()
                .flatMap(
                        part ->
                                part.get(MATCHING).isEmpty()
                                        ? part.inner(OTHERS).stream()
                                        : part.inner(MATCHING, pattern).stream())
                .toList();
    }

    private static Set<String> known(List<Part> parts) {
        var names = new LinkedHashSet<String>();
        parts.forEach(part -> names.addAll(part.get(NAMED).propertyNames()));
        return names;
    }

    private static boolean matchesAny(Part part, String name) {
        return part.get(MATCHING).propertyNames().stream().anyMatch(it -> matches(it, name));
    }

    private static boolean matches(String pattern, String name) {
        return Pattern.compile(pattern).matcher(name).find();
    }
}
