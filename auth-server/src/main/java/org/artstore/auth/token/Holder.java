package org.artstore.auth.token;

import org.artstore.auth.account.Credential;
import org.artstore.schemas.account.Scopes;

import java.util.Set;

/// Whoever may get a token, and what it will say.
///
/// @param encodedSecret as [SecretCheck] compares it
record Holder(
        String clientId,
        String encodedSecret,
        String name,
        String tenant,
        String role,
        Set<String> scopes) {

    /// The role of the services' own account. No endpoint looks at roles, but a token has one.
    private static final String SERVICE = "SERVICE";

    static Holder of(Credential credential) {
        var account = credential.account();
        return new Holder(
                account.clientId().value(),
                credential.secretHash(),
                account.name(),
                account.tenant().value(),
                account.role().name(),
                account.role().scopes());
    }

    static Holder internal(String clientId, String encodedSecret) {
        return new Holder(
                clientId, encodedSecret, "services", "default", SERVICE, Set.of(Scopes.INTERNAL));
    }
}
