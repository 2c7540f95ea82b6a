package org.artstore.ingest.journal;

import org.artstore.schemas.id.ClientId;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The bytes of all uploads that are in memory. One account can take a part of the room only, so
/// that others always find some; one upload a part of that.
public final class InFlight {

    private static final int ACCOUNTS_KEPT = 1_000;

    private final ByteBudget whole;
    private final long accountLimit;
    private final long uploadLimit;
    private final Map<ClientId, ByteBudget> accounts = new ConcurrentHashMap<>();

    InFlight(long limit, long accountLimit, long uploadLimit) {
        this.whole = new ByteBudget(limit, null);
        this.accountLimit = accountLimit;
        this.uploadLimit = uploadLimit;
    }

    /// The part of one upload of this account.
    public ByteBudget share(ClientId account) {
        return new ByteBudget(uploadLimit, ofAccount(account));
    }

    /// Bytes taken now.
    long taken() {
        return whole.taken();
    }

    private ByteBudget ofAccount(ClientId account) {
        if (accounts.size() > ACCOUNTS_KEPT) {
            accounts.values().removeIf(one -> one.taken() == 0);
        }
        return accounts.computeIfAbsent(account, _ -> new ByteBudget(accountLimit, whole));
    }
}
