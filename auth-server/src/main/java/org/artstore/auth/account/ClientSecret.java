package org.artstore.auth.account;

import java.security.SecureRandom;
import java.util.Base64;

/// A secret in the clear: it lives from its making to the answer that shows it.
public record ClientSecret(String value) {

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A new one, of 43 characters that need no escaping in a form or a header.
    static ClientSecret generate() {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return new ClientSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Not in logs.
    @Override
    public String toString() {
        return "ClientSecret[***]";
    }
}
