package org.artstore.ingest.rate;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.VerboseResult;

import java.util.concurrent.CompletableFuture;

/// The tokens of one account: those in Redis, which all instances share, or, when Redis does not
/// answer in time, those of a bucket kept here. What was taken from the one is taken from the other
/// too, so that who is at the limit stays there.
final class AccountBucket {

    private final RedisBuckets shared;
    private final String name;
    private final BucketConfiguration rate;
    private final Bucket local;
    private final Runnable onFallback;

    /// @param name the same in every instance, and another one for another rate
    /// @param onFallback runs whenever the bucket here has to do
    AccountBucket(RedisBuckets shared, String name, BucketConfiguration rate, Runnable onFallback) {
        this.shared = shared;
        this.name = name;
        this.rate = rate;
        this.onFallback = onFallback;
        var builder = Bucket.builder();
        for (var bandwidth : rate.getBandwidths()) {
            builder.addLimit(bandwidth);
        }
        this.local = builder.build();
    }

    /// @param tokens that were taken
    /// @param left that could still be
    record Taken(long tokens, long left) {

        static Taken of(VerboseResult<Long> result) {
            return new Taken(
                    result.getValue(), Math.max(0, result.getDiagnostics().getAvailableTokens()));
        }
    }

    /// Takes as many tokens as there are, but not more than `most`. Never fails.
    CompletableFuture<Taken> take(long most) {
        return shared.ask(name, rate, bucket -> bucket.tryConsumeAsMuchAsPossible(most))
                .handle(
                        (result, failure) -> {
                            if (failure != null) {
                                onFallback.run();
                                return Taken.of(local.asVerbose().tryConsumeAsMuchAsPossible(most));
                            }
                            if (result.getValue() > 0) {
                                var _ = local.tryConsumeAsMuchAsPossible(result.getValue());
                            }
                            return Taken.of(result);
                        });
    }

    /// Takes `tokens`, whether they are there or not, and completes with the nanoseconds until they
    /// are. Never fails.
    CompletableFuture<Long> reserve(long tokens) {
        return shared.ask(name, rate, bucket -> bucket.consumeIgnoringRateLimits(tokens))
                .handle(
                        (result, failure) -> {
                            long here = local.consumeIgnoringRateLimits(tokens);
                            if (failure != null) {
                                onFallback.run();
                                return here;
                            }
                            return result.getValue();
                        });
    }
}
