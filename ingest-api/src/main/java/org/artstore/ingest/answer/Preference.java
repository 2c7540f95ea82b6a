package org.artstore.ingest.answer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a client would like to be answered: `Prefer` (RFC 7240).
///
/// @param respondAsync whether it would rather hear something soon than all later
/// @param patience how long it is willing to wait, if it says so
public record Preference(boolean respondAsync, Optional<Duration> patience) {

    static final String RESPOND_ASYNC = "respond-async";
    static final String WAIT = "wait";

    private static final int MOST_DIGITS = 9;

    /// Reads the headers. As the RFC has it, what cannot be read or is not known is ignored, and
    /// of a preference that is said twice the first holds.
    public static Preference read(List<String> headers) {
        var said = List.of(String.join(",", headers).split(","));
        return new Preference(
                said.stream().map(Preference::token).anyMatch(RESPOND_ASYNC::equalsIgnoreCase),
                said.stream().flatMap(one -> seconds(one).stream()).findFirst());
    }

    /// How long to wait for the outcome.
    Duration within(Duration standard, Duration longest) {
        var wish = patience.orElse(respondAsync ? Duration.ZERO : standard);
        return wish.compareTo(longest) < 0 ? wish : longest;
    }

    /// What was done of it when the answer did not wait for the outcome, in the header's form.
    @Nullable String applied() {
        if (respondAsync) {
            return RESPOND_ASYNC;
        }
        return patience.map(time -> WAIT + "=" + time.toSeconds()).orElse(null);
    }

    private static Optional<Duration> seconds(String preference) {
        var parts = preference.split(";", 2)[0].split("=", 2);
        if (parts.length < 2 || !parts[0].strip().equalsIgnoreCase(WAIT)) {
            return Optional.empty();
        }
        var digits = parts[1].strip().replace("\"", "");
        return digits.matches("\\d{1," + MOST_DIGITS + "}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(digits)))
                : Optional.empty();
    }

    private static String token(String preference) {
        return preference.split("[;=]", 2)[0].strip();
    }
}
