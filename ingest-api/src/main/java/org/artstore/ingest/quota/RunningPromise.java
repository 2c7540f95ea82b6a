package org.artstore.ingest.quota;

import org.artstore.schemas.id.FileId;

/// A promise that the account's [Ledger] keeps.
final class RunningPromise implements Promise {

    private final Quota quota;
    private final Account account;
    private long promised;
    private boolean ended;

    RunningPromise(Quota quota, Account account) {
        this.quota = quota;
        this.account = account;
    }

    @Override
    public synchronized void cover(long bytes) {
        if (!ended && bytes > promised) {
            promised += quota.extend(account, bytes - promised);
        }
    }

    @Override
    public synchronized void settle(FileId file, long bytes) {
        if (!ended) {
            ended = true;
            quota.settle(account, promised, file, bytes);
        }
    }

    @Override
    public synchronized void release() {
        if (!ended) {
            ended = true;
            quota.release(account, promised);
        }
    }
}
