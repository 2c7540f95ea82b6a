package org.artstore.ingest.account;

import org.artstore.schemas.account.AccountEvent.Account;
import org.artstore.schemas.account.AccountLimits;
import org.artstore.schemas.id.ClientId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The limits of the accounts that have any. Events are applied by one thread; anybody may look.
public final class AccountTable {

    private static final Logger LOG = LoggerFactory.getLogger(AccountTable.class);

    private final Map<ClientId, Entry> accounts = new ConcurrentHashMap<>();
    private final int most;

    private record Entry(long version, AccountLimits limits) {}

    AccountTable(int most) {
        this.most = most;
    }

    /// What was set for this account; [AccountLimits#NONE] when nothing was.
    public AccountLimits limits(ClientId account) {
        var entry = accounts.get(account);
        return entry == null ? AccountLimits.NONE : entry.limits();
    }

    /// How many are remembered.
    int size() {
        return accounts.size();
    }

    /// The account as one of its events tells of it; an older version than the known one says
    /// nothing. An account that never had limits takes no room.
    void apply(Account account) {
        var id = account.clientId();
        var known = accounts.get(id);
        var limits = Objects.requireNonNullElse(account.limits(), AccountLimits.NONE);
        if (known == null && (limits.equals(AccountLimits.NONE) || isFull(id))) {
            return;
        }
        if (known == null || known.version() <= account.version()) {
            accounts.put(id, new Entry(account.version(), limits));
        }
    }

    private boolean isFull(ClientId account) {
        if (accounts.size() < most) {
            return false;
        }
        LOG.atError()
                .addKeyValue("client_id", account)
                .log("Too many accounts have limits; this one gets the defaults");
        return true;
    }
}
