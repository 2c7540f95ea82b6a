package org.artstore.worker.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// The hour in which files were deleted: what is left of them lies under its name until it may go.
/// It is one of this host's clock, for it is about how long bytes are kept, not about documents.
///
/// @param end everything under its name came before
public record QuarantineHour(String name, Instant end) {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// The one for what comes at this time.
    public static QuarantineHour of(Instant now) {
        return parse(FORM.format(now)).orElseThrow();
    }

    /// Empty when the name is that of anything else.
    public static Optional<QuarantineHour> parse(String name) {
        try {
            var begin = LocalDateTime.parse(name + ":00").toInstant(ZoneOffset.UTC);
            return Optional.of(new QuarantineHour(name, begin.plus(AN_HOUR)));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
