package org.artstore.ingest.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.BucketConfiguration;

import org.artstore.ingest.account.AccountTable;
import org.artstore.schemas.account.AccountLimits;
import org.artstore.schemas.id.ClientId;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;

/// The gates of the accounts that are active.
final class Rates {

    /// Longer than any bucket takes to fill that is not in debt.
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /// A bucket cannot fill faster than by one token in a nanosecond.
    private static final long FASTEST = 1_000_000_000;

    private final AccountTable accounts;
    private final RateSettings settings;
    private final RedisBuckets shared;
    private final Runnable onFallback;
    private final Cache<ClientId, Gates> active;

    Rates(AccountTable accounts, RateSettings settings, RedisBuckets shared, Runnable onFallback) {
        this.accounts = accounts;
        this.settings = settings;
        this.shared = shared;
        this.onFallback = onFallback;
        this.active =
                Caffeine.newBuilder()
                        .maximumSize(settings.mostAccounts())
                        .expireAfterAccess(REMEMBERED)
                        .build();
    }

    /// The gates for the limits that the account has now.
    Gates of(ClientId account) {
        var limits = accounts.limits(account);
        var known = active.getIfPresent(account);
        return known != null && known.limits().equals(limits) ? known : renewed(account, limits);
    }

    private Gates renewed(ClientId account, AccountLimits limits) {
        var gates =
                active.asMap()
                        .compute(
                                account,
                                (_, known) ->
                                        known != null && known.limits().equals(limits)
                                                ? known
                                                : replaced(known, account, limits));
        return Objects.requireNonNull(gates);
    }

    private Gates replaced(@Nullable Gates known, ClientId account, AccountLimits limits) {
        if (known != null) {
            known.open();
        }
        long requests =
                Objects.requireNonNullElse(
                        limits.requestsPerMinute(), settings.requestsPerMinute());
        long bytes = Objects.requireNonNullElse(limits.bytesPerSecond(), settings.bytesPerSecond());
        return new Gates(
                limits,
                requestGate(account, Math.min(requests, FASTEST)),
                byteGate(account, bytes));
    }

    private RequestGate requestGate(ClientId account, long limit) {
        var bucket = bucket("requests", account, limit, Duration.ofMinutes(1));
        return new RequestGate(bucket, limit, System::nanoTime);
    }

    private @Nullable ByteGate byteGate(ClientId account, long rate) {
        if (rate == 0 || rate > FASTEST) {
            return null;
        }
        var bucket = bucket("bytes", account, rate, Duration.ofSeconds(1));
        return new ByteGate(bucket, rate, System::nanoTime);
    }

    private AccountBucket bucket(String what, ClientId account, long tokens, Duration period) {
        var rate =
                BucketConfiguration.builder()
                        .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, period))
                        .build();
        var name = "artstore:rate:%s:%s:%d".formatted(what, account, tokens);
        return new AccountBucket(shared, name, rate, onFallback);
    }
}
