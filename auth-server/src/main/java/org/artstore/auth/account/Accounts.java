package org.artstore.auth.account;

import org.artstore.auth.outbox.EventStream;
import org.artstore.auth.outbox.Outbox;
import org.artstore.auth.page.PageRequest;
import org.artstore.schemas.account.AccountEvent;
import org.artstore.schemas.account.AccountEvent.Account;
import org.artstore.schemas.id.ClientId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// The accounts of the installation. Each change and its event are one transaction.
public final class Accounts {

    private final AccountStore store;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final PasswordEncoder hashing;
    private final ClientIds ids;
    private final InstantSource clock;

    Accounts(
            AccountStore store,
            Outbox outbox,
            TransactionOperations transactions,
            PasswordEncoder hashing,
            ClientIds ids,
            InstantSource clock) {
        this.store = store;
        this.outbox = outbox;
        this.transactions = transactions;
        this.hashing = hashing;
        this.ids = ids;
        this.clock = clock;
    }

    /// A new account with the only sight of its secret.
    public record Created(Account account, ClientSecret secret) {}

    Created create(AccountDraft draft, @Nullable String traceparent) {
        var secret = ClientSecret.generate();
        var hash = hash(secret);
        var account = transactions.execute(_ -> inserted(draft, hash, false, traceparent));
        return new Created(account, secret);
    }

    /// Makes the system's own administrator if there is none yet.
    ///
    /// @param keep called with the account and its secret just before both become real; if it
    /// fails, there is no account
    public void createAdministrator(Consumer<Created> keep) {
        transactions.executeWithoutResult(
                _ -> {
                    store.lock();
                    if (!store.hasSystemAccount()) {
                        var secret = ClientSecret.generate();
                        var draft = AccountDraft.administrator();
                        keep.accept(new Created(inserted(draft, hash(secret), true, null), secret));
                    }
                });
    }

    Account get(ClientId id) {
        return store.find(id).orElseThrow(() -> new AccountRejected.Unknown(id));
    }

    /// One more than the page holds, if there are more.
    List<Account> list(PageRequest page) {
        return store.list(page);
    }

    /// What a client that says it has this id must prove; empty when there is no such account.
    public Optional<Credential> credential(ClientId id) {
        return store.credential(id);
    }

    private Account inserted(
            AccountDraft draft, String hash, boolean isSystem, @Nullable String traceparent) {
        var account = account(draft, isSystem);
        while (!store.insert(account, hash)) {
            account = account(draft, isSystem);
        }
        outbox.append(EventStream.ACCOUNTS, new AccountEvent.AccountCreated(account), traceparent);
        return account;
    }

    private Account account(AccountDraft draft, boolean isSystem) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Account(
                ids.create(draft.name()),
                draft.name(),
                draft.description(),
                draft.role(),
                draft.tenant(),
                isSystem,
                draft.limits(),
                1,
                now,
                now);
    }

    private String hash(ClientSecret secret) {
        return Objects.requireNonNull(hashing.encode(secret.value()));
    }
}
