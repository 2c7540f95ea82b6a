package org.artstore.ingest.quota;

import org.artstore.schemas.account.AccountUsage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the index has counted for each account. Events are applied by one thread; anybody may look.
final class UsageTable {

    private static final Logger LOG = LoggerFactory.getLogger(UsageTable.class);

    private final Map<Account, AccountUsage> usages = new ConcurrentHashMap<>();
    private final int most;

    UsageTable(int most) {
        this.most = most;
    }

    Optional<AccountUsage> of(Account account) {
        return Optional.ofNullable(usages.get(account));
    }

    void apply(AccountUsage usage) {
        var account = new Account(usage.tenant(), usage.clientId());
        if (usages.size() < most || usages.containsKey(account)) {
            usages.put(account, usage);
        } else {
            LOG.atError()
                    .addKeyValue("client_id", account.id())
                    .log("Too many accounts have documents; this one counts as empty");
        }
    }
}
