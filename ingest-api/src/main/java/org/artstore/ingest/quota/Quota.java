package org.artstore.ingest.quota;

import org.artstore.ingest.account.AccountTable;
import org.artstore.ingest.outcome.Outcomes;
import org.artstore.ingest.outcome.RecentUpload;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.account.AccountUsage;
import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;

/// Whether an account may have more. What counts is what the index has counted, what resumable
/// uploads of all instances have been opened with, and what this instance has promised besides.
public final class Quota {

    /// When there is far more room than this, so much is promised at once.
    private static final long STEP = 1 << 20;

    private static final long FAR_MORE = 16 * STEP;

    /// How long a document counts of which nobody has heard since it was sealed.
    private static final Duration UNHEARD = Duration.ofMinutes(10);

    private final AccountTable accounts;
    private final UsageTable usages;
    private final ResumableUsage resumables;
    private final Outcomes outcomes;
    private final InstantSource clock;
    private final Runnable onRefusal;
    private final Map<Account, Ledger> ledgers = new ConcurrentHashMap<>();

    /// @param onRefusal runs whenever an account is over its quota
    Quota(
            AccountTable accounts,
            UsageTable usages,
            ResumableUsage resumables,
            Outcomes outcomes,
            InstantSource clock,
            Runnable onRefusal) {
        this.accounts = accounts;
        this.usages = usages;
        this.resumables = resumables;
        this.outcomes = outcomes;
        this.clock = clock;
        this.onRefusal = onRefusal;
    }

    /// Room for a document whose bytes come in one request; none as long as nothing is covered.
    public Promise promise(Account account) {
        return accounts.limits(account.id()).quotaBytes() == null
                ? new Promise.Any()
                : new RunningPromise(this, account);
    }

    /// Makes sure that a resumable upload may have so many bytes in all, and says how many more it
    /// may have before this must be asked again.
    ///
    /// @throws UploadRefused when it may not
    public long require(Account account, FileId file, long length) {
        return inLedger(
                account, (quota, ledger) -> step(left(account, quota, file, length, ledger)));
    }

    /// Promises so many more bytes, or even some more than that, and says how many.
    ///
    /// @throws UploadRefused when it is too much
    long extend(Account account, long bytes) {
        return inLedger(
                account,
                (quota, ledger) -> {
                    long left = left(account, quota, null, bytes, ledger);
                    long promised = Math.max(bytes, step(left));
                    ledger.promise(promised);
                    return promised;
                });
    }

    /// Of what was promised, a document of so many bytes is what came of it.
    void settle(Account account, long promised, FileId file, long bytes) {
        var _ =
                inLedger(
                        account,
                        (_, ledger) -> {
                            ledger.promise(-promised);
                            ledger.settle(file, bytes, clock.instant());
                            return 0;
                        });
    }

    void release(Account account, long promised) {
        var _ =
                inLedger(
                        account,
                        (_, ledger) -> {
                            ledger.promise(-promised);
                            return 0;
                        });
    }

    @FunctionalInterface
    private interface Entry {
        long enter(long quota, Ledger ledger);
    }

    /// One after the other for each account. A quota that was taken away is as large as can be.
    private long inLedger(Account account, Entry entry) {
        var limit = accounts.limits(account.id()).quotaBytes();
        var answer = new AtomicLong();
        var _ =
                ledgers.compute(
                        account,
                        (_, known) -> {
                            var ledger = known == null ? new Ledger() : known;
                            answer.set(entry.enter(limit == null ? Long.MAX_VALUE : limit, ledger));
                            return ledger.isEmpty() ? null : ledger;
                        });
        return answer.get();
    }

    private long left(
            Account account, long quota, @Nullable FileId file, long bytes, Ledger ledger) {
        var usage = usages.of(account);
        BiPredicate<FileId, Instant> over = (one, since) -> isOver(one, since, usage);
        usage.ifPresent(counted -> ledger.clear(counted, over));
        long open = usage.map(AccountUsage::bytes).orElse(0L) + resumables.of(account, usage, file);
        if (quota - open - ledger.sum() < bytes) {
            ledger.clear(over);
        }
        long used = open + ledger.sum();
        if (quota - used < bytes) {
            onRefusal.run();
            throw new UploadRefused(new Refusal.QuotaExceeded(quota, used, bytes));
        }
        return quota - used - bytes;
    }

    private static long step(long left) {
        return left > FAR_MORE ? STEP : 0;
    }

    /// Whether a document is counted by the index, or there is none.
    private boolean isOver(FileId file, Instant since, Optional<AccountUsage> usage) {
        var upload = outcomes.recent(file);
        if (upload.isEmpty()) {
            return true;
        }
        return switch (upload.get().state()) {
            case RecentUpload.Sealed() -> since.plus(UNHEARD).isBefore(clock.instant());
            case RecentUpload.Stored(var receipt) ->
                    usage.filter(it -> it.counts(receipt)).isPresent();
            case RecentUpload.Rejected _ -> true;
        };
    }
}
