package org.artstore.schemas.file;

import java.util.Arrays;
import java.util.Locale;

/// Reasons as they stand in JSON: lower case with hyphens.
final class ReasonCodes {

    private ReasonCodes() {}

    static String of(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <R extends Enum<R>> R named(R[] reasons, String code) {
        return Arrays.stream(reasons)
                .filter(reason -> of(reason).equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such reason"));
    }
}
