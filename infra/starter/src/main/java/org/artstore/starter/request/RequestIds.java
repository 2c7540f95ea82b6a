package org.artstore.starter.request;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// Request ids: the client's if it is safe to log and to echo, else a new one, a UUID of version 4
/// (RFC 9562, section 5.4). It must not be met again; that nobody can guess it is of no use here,
/// and would cost more than the rest of an early refusal's JSON.
public final class RequestIds {

    private static final long VERSION_4 = 0x4000L;
    private static final long VERSION_BITS = 0xF000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/+=@-]{0,127}");

    private RequestIds() {}

    /// The id that an answer bears.
    public static String accepted(@Nullable String sent) {
        return sent != null && SANE.matcher(sent).matches() ? sent : made();
    }

    private static String made() {
        var random = ThreadLocalRandom.current();
        return new UUID(
                        (random.nextLong() & ~VERSION_BITS) | VERSION_4,
                        (random.nextLong() & ~VARIANT_BITS) | VARIANT)
                .toString();
    }
}
