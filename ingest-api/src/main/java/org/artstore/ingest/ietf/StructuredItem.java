package org.artstore.ingest.ietf;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Reads items of structured fields (RFC 9651, 4.2.3) of the two types that occur here. What is no
/// such item is as good as not sent, as the draft has it.
final class StructuredItem {

    private static final String PARAMETERS =
            "(?:; *[a-z*][a-z0-9_.*-]*+(?:=(?:\"(?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*+\"|[^\";,"
                    + " ]++))?+)*+";
    private static final Pattern BOOLEAN = Pattern.compile(" *\\?([01])" + PARAMETERS + " *");
    private static final Pattern INTEGER = Pattern.compile(" *(-?\\d{1,15})" + PARAMETERS + " *");

    private StructuredItem() {}

    /// The boolean that the lines of a header say.
    static Optional<Boolean> bool(List<String> lines) {
        return matched(BOOLEAN, lines).map("1"::equals);
    }

    /// The number of bytes that the lines of a header say: an integer that is not negative.
    static OptionalLong bytes(List<String> lines) {
        return matched(INTEGER, lines).stream()
                .mapToLong(Long::parseLong)
                .filter(number -> number >= 0)
                .findFirst();
    }

    private static Optional<String> matched(Pattern pattern, List<String> lines) {
        var matcher = pattern.matcher(String.join(",", lines));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
