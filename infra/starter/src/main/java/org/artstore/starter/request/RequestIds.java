package org.artstore.starter.request;

import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.regex.Pattern;

/// Request ids: the client's if it is safe to log and to echo, else a new one.
public final class RequestIds {

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/+=@-]{0,127}");

    private RequestIds() {}

    /// The id that an answer bears.
    public static String accepted(@Nullable String sent) {
        return sent != null && SANE.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    }
}
