package org.artstore.auth.account;

import org.artstore.schemas.id.ClientId;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/// Makes client ids that tell a reader of logs whose they are: `sa_<environment>_<name>_<8 hex>`.
final class ClientIds {

    private static final int LONGEST_NAME = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String environment;

    ClientIds(String environment) {
        this.environment = environment;
    }

    ClientId create(String accountName) {
        var suffix = HexFormat.of().toHexDigits(RANDOM.nextInt());
        return new ClientId("sa_" + environment + "_" + slug(accountName) + "_" + suffix);
    }

    /// The name in lower-case letters and digits of ASCII, with hyphens for the rest.
    private static String slug(String name) {
        var plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        var cut = plain.substring(0, Math.min(LONGEST_NAME, plain.length())).replaceAll("-+$", "");
        return cut.isEmpty() ? "account" : cut;
    }
}
