package org.artstore.auth.account;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.artstore.schemas.account.AccountEvent.Account;
import org.artstore.schemas.account.AccountLimits;
import org.artstore.schemas.account.Role;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/// An account as its administrators see it.
///
/// @param limits with null for what was not set
/// @param clientSecret only in the answer that makes it
record AccountView(
        String clientId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String clientSecret,
        String name,
        @Nullable String description,
        Role role,
        String tenant,
        boolean isSystem,
        AccountLimits limits,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static AccountView of(Account account) {
        return of(account, null);
    }

    static AccountView withSecret(Accounts.Created created) {
        return of(created.account(), created.secret().value());
    }

    private static AccountView of(Account account, @Nullable String secret) {
        return new AccountView(
                account.clientId().value(),
                secret,
                account.name(),
                account.description(),
                account.role(),
                account.tenant().value(),
                account.isSystem(),
                Objects.requireNonNullElse(account.limits(), AccountLimits.NONE),
                account.version(),
                account.createdAt(),
                account.updatedAt());
    }
}
