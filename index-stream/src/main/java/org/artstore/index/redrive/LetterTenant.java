package org.artstore.index.redrive;

import org.artstore.schemas.id.TenantId;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Whose a dead letter is, as far as bytes that are no event can say.
final class LetterTenant {

    private static final Pattern TENANT = Pattern.compile("\"tenant\"\\s*:\\s*\"([^\"]{0,200})\"");

    private LetterTenant() {}

    /// Whether it names no tenant but this one. Who is named anywhere in it may be whose it is.
    static boolean mayBeShown(byte[] value, TenantId tenant) {
        var text = new String(value, StandardCharsets.ISO_8859_1);
        var named = TENANT.matcher(text);
        while (named.find()) {
            if (!named.group(1).equals(tenant.value())) {
                return false;
            }
        }
        return true;
    }
}
