package org.artstore.starter.request;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// A `traceparent` of W3C Trace Context, version 00.
public record TraceParent(String value) {

    private static final Pattern VALID =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    public TraceParent {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a traceparent");
        }
    }

    /// The trace that a caller sent, or a new one, not sampled, if it sent none that is valid.
    public static TraceParent continued(@Nullable String sent) {
        return sent != null && VALID.matcher(sent).matches() ? new TraceParent(sent) : begun();
    }

    private static TraceParent begun() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        long low = random.nextLong() | 1;
        var trace = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(low);
        var span = hex.toHexDigits(random.nextLong() | 1);
        return new TraceParent("00-" + trace + "-" + span + "-00");
    }
}
