package org.artstore.schemas.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.event.EventType;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/// What happened to a service account. Each event carries the whole account, never a secret.
public sealed interface AccountEvent {

    /// Writes and reads the accounts.
    EventCodec<AccountEvent> CODEC =
            new EventCodec<>(
                    URI.create("urn:artstore:auth-server"),
                    List.of(new EventType<>("artstore.account.created.v1", AccountCreated.class)),
                    AccountEvent::identity);

    Account account();

    /// An account was added.
    record AccountCreated(@JsonUnwrapped Account account) implements AccountEvent {}

    /// An account as the other services know it.
    ///
    /// @param isSystem it cannot be deleted
    /// @param limits null when none was set
    /// @param version 1, 2, 3 ...: one step for each change
    record Account(
            ClientId clientId,
            String name,
            @Nullable String description,
            Role role,
            TenantId tenant,
            boolean isSystem,
            @Nullable AccountLimits limits,
            long version,
            Instant createdAt,
            Instant updatedAt) {}

    private static EventCodec.Identity identity(AccountEvent event) {
        var account = event.account();
        return new EventCodec.Identity(
                account.clientId() + ":" + account.version(),
                account.clientId().value(),
                account.updatedAt());
    }
}
