package org.artstore.ingest.refusal;

import org.artstore.ingest.refusal.Refusal.QuotaExceeded;
import org.artstore.ingest.refusal.Refusal.RateLimited;
import org.artstore.starter.problem.Problem;

import java.time.Duration;

/// Words refusals that are about what an account may use.
final class AccountProblems {
    private AccountProblems() {}

    static Problem word(Refusal.OfAccount refusal) {
        return switch (refusal) {
            case RateLimited(String policy, String state, Duration wait) ->
                    rateLimited(policy, state, wait);
            case QuotaExceeded(long quota, long used, long bytes) ->
                    quotaExceeded(quota, used, bytes);
        };
    }

    /// Headers: draft-ietf-httpapi-ratelimit-headers.
    private static Problem rateLimited(String policy, String state, Duration wait) {
        return Problem.of(429, "rate-limited", "The account's limit is reached")
                .withDetail("The account has used what it may use in this time.")
                .withHeader("Retry-After", Long.toString(wait.plusNanos(999_999_999).toSeconds()))
                .withHeader("RateLimit-Policy", policy)
                .withHeader("RateLimit", state);
    }

    private static Problem quotaExceeded(long quota, long used, long bytes) {
        return Problem.of(507, "quota-exceeded", "The account's quota is used up")
                .withDetail(
                        "The documents of the account, with those on their way, would be more than"
                                + " it may have.")
                .with("quota", quota)
                .with("used", used)
                .with("requested", bytes);
    }
}
