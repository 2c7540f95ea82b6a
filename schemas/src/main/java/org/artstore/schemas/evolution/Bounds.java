package org.artstore.schemas.evolution;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Bounds of numbers, lengths and counts.
final class Bounds {

    private static final Set<String> LEAST = Set.of("minLength", "minItems", "minProperties");
    private static final Set<String> MOST = Set.of("maxLength", "maxItems", "maxProperties");
    private static final Set<String> OF_NUMBERS =
            Set.of("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf");
    private static final String UNIQUE = "uniqueItems";

    private Bounds() {}

    static boolean knows(String keyword) {
        return LEAST.contains(keyword)
                || MOST.contains(keyword)
                || OF_NUMBERS.contains(keyword)
                || keyword.equals(UNIQUE);
    }

    /// Whether one of `before` has a bound within which this one always holds.
    static boolean implied(List<Part> before, String keyword, JsonNode bound) {
        return isEmpty(keyword, bound)
                || before.stream().anyMatch(part -> implies(part, keyword, bound));
    }

    private static boolean isEmpty(String keyword, JsonNode bound) {
        return keyword.equals(UNIQUE)
                ? !bound.booleanValue()
                : LEAST.contains(keyword) && bound.decimalValue().signum() == 0;
    }

    private static boolean implies(Part part, String keyword, JsonNode bound) {
        return switch (keyword) {
            case UNIQUE -> part.get(UNIQUE).asBoolean(false);
            case "minimum" ->
                    least(part, "minimum", bound) >= 0
                            || least(part, "exclusiveMinimum", bound) >= 0;
            case "exclusiveMinimum" ->
                    least(part, "exclusiveMinimum", bound) >= 0
                            || least(part, "minimum", bound) > 0;
            case "maximum" ->
                    most(part, "maximum", bound) <= 0 || most(part, "exclusiveMaximum", bound) <= 0;
            case "exclusiveMaximum" ->
                    most(part, "exclusiveMaximum", bound) <= 0 || most(part, "maximum", bound) < 0;
            case "multipleOf" ->
                    number(part, keyword)
                            .filter(it -> it.remainder(bound.decimalValue()).signum() == 0)
                            .isPresent();
            default ->
                    LEAST.contains(keyword)
                            ? least(part, keyword, bound) >= 0
                            : most(part, keyword, bound) <= 0;
        };
    }

    /// How the bound of this part compares with the other; less, if it has none.
    private static int least(Part part, String keyword, JsonNode bound) {
        return number(part, keyword).map(it -> it.compareTo(bound.decimalValue())).orElse(-1);
    }

    /// How the bound of this part compares with the other; more, if it has none.
    private static int most(Part part, String keyword, JsonNode bound) {
        return number(part, keyword).map(it -> it.compareTo(bound.decimalValue())).orElse(1);
    }

    private static Optional<BigDecimal> number(Part part, String keyword) {
        return part.get(keyword).isNumber()
                ? Optional.of(part.get(keyword).decimalValue())
                : Optional.empty();
    }
}
