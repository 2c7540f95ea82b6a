package org.artstore.starter.health;

import org.artstore.starter.health.HealthReport.Finding;
import org.artstore.starter.health.HealthReport.Status;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// A check that answers in time, and runs once however many ask at the same time. Its changes are
/// logged.
final class BoundedCheck {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedCheck.class);
    private static final Duration BOUND = Duration.ofSeconds(2);

    private final ReadinessCheck check;
    private final AtomicReference<@Nullable CompletableFuture<Finding>> running =
            new AtomicReference<>();
    private volatile Status last = Status.OK;

    BoundedCheck(ReadinessCheck check) {
        this.check = check;
    }

    String name() {
        return check.name();
    }

    CompletableFuture<Finding> run() {
        var own = new CompletableFuture<Finding>();
        var other = running.compareAndExchange(null, own);
        if (other != null) {
            return other;
        }
        long start = System.nanoTime();
        var _ =
                started()
                        .orTimeout(BOUND.toMillis(), TimeUnit.MILLISECONDS)
                        .handle((detail, failure) -> found(start, detail, failure))
                        .whenComplete(
                                (finding, _) -> {
                                    running.set(null);
                                    own.complete(finding);
                                });
        return own;
    }

    private CompletableFuture<String> started() {
        try {
            return check.check().toCompletableFuture();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private Finding found(long start, @Nullable String detail, @Nullable Throwable failure) {
        long latency = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        var status = failure == null ? Status.OK : Status.FAIL;
        var words = failure == null ? (detail == null ? "" : detail) : words(failure);
        if (status != last) {
            last = status;
            LOG.atWarn()
                    .addKeyValue("check", check.name())
                    .addKeyValue("status", status.word())
                    .setCause(failure)
                    .log("A readiness check changed");
        }
        return new Finding(status, latency, check.critical(), words);
    }

    private static String words(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null ->
                    words(wrapped.getCause());
            case TimeoutException _ -> "no answer within " + BOUND.toSeconds() + " s";
            case NotReady finding -> String.valueOf(finding.getMessage());
            default -> "not usable";
        };
    }
}
