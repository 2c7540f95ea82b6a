package org.artstore.schemas.template;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;

import java.util.Optional;

/// The regular expressions of schemas, in a syntax (RE2) every expression of which is looked for in
/// a time that grows with the text and not faster.
final class LinearPatterns implements RegularExpressionFactory {

    /// The most characters of one expression.
    static final int LONGEST = 256;

    /// Repetitions are written out, so those of one expression together repeat no more than this.
    private static final int MOST_REPETITIONS = 1_000;

    private static final java.util.regex.Pattern REPETITION =
            java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

    @Override
    public RegularExpression getRegularExpression(String expression) {
        var pattern = Pattern.compile(expression);
        return text -> pattern.matcher(text).find();
    }

    /// Why this expression is not accepted.
    static Optional<SchemaViolation> violation(String expression, String pointer) {
        if (expression.length() > LONGEST) {
            return Optional.of(new SchemaViolation(pointer, "is over " + LONGEST + " characters"));
        }
        if (repetitions(expression) > MOST_REPETITIONS) {
            return Optional.of(new SchemaViolation(pointer, "repeats too much"));
        }
        try {
            var _ = Pattern.compile(expression);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(
                    new SchemaViolation(
                            pointer,
                            "is no regular expression in the syntax of RE2: "
                                    + e.getDescription()));
        }
    }

    private static double repetitions(String expression) {
        return REPETITION
                .matcher(expression)
                .results()
                .mapToDouble(
                        it -> {
                            var most = it.group(2) == null || it.group(2).isEmpty() ? 1 : 2;
                            return Math.max(1, Double.parseDouble(it.group(most)));
                        })
                .reduce(1, (one, other) -> one * other);
    }
}
