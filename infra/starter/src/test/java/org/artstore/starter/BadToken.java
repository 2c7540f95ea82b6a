package org.artstore.starter;

import org.artstore.fixtures.TokenFixture;

/// Tokens with one fault each.
final class BadToken {

    private BadToken() {}

    static String with(String fault, TokenFixture issuer) {
        var draft = issuer.draft();
        return switch (fault) {
            case "expired" -> draft.expired().sign();
            case "forged" -> draft.forged().sign();
            case "audience" -> draft.audience("another").sign();
            case "issuer" -> draft.issuer("http://elsewhere:8000").sign();
            case "unsigned" -> draft.leaveUnsigned();
            case "type" -> draft.type("JWT").sign();
            case "no-exp" -> draft.without("exp").sign();
            case "no-role" -> draft.without("role").sign();
            case "unknown-role" -> draft.role("ROOT").sign();
            case "garbage" -> "garbage";
            default -> throw new IllegalArgumentException(fault);
        };
    }
}
