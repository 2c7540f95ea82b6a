package org.artstore.starter.access;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The issuer's public keys: fetched when first needed, again when they are old or a key is
/// unknown, at most once a second, and kept while the issuer is away.
final class IssuerKeys implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
    private static final Duration FETCH_BOUND = Duration.ofSeconds(2);
    private static final long BETWEEN_FETCHES = Duration.ofSeconds(1).toNanos();
    private static final long BODY_LIMIT = 256 * 1024;

    private final AccessSettings settings;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(FETCH_BOUND).build();
    private final AtomicReference<@Nullable Fetch> lastFetch = new AtomicReference<>();
    private volatile @Nullable Fetched known;

    IssuerKeys(AccessSettings settings) {
        this.settings = settings;
    }

    /// The keys with this id; none if the issuer has none, a [KeysUnavailable] if nobody can tell.
    CompletableFuture<List<JWK>> withId(String keyId) {
        var fetched = usable();
        if (fetched != null && fetched.keys().getKeyByKeyId(keyId) != null) {
            if (fetched.age() > settings.keysRefreshedAfter().toNanos()) {
                var _ = refreshed();
            }
            return CompletableFuture.completedFuture(fetched.withId(keyId));
        }
        return refreshed().thenApply(now -> now.withId(keyId));
    }

    /// For how long the keys will be used without asking for them again; zero if they are due.
    Duration trusted() {
        var fetched = usable();
        if (fetched == null) {
            return Duration.ZERO;
        }
        var left = settings.keysRefreshedAfter().minusNanos(fetched.age());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private @Nullable Fetched usable() {
        var fetched = known;
        return fetched != null && fetched.age() < settings.keysKept().toNanos() ? fetched : null;
    }

    private CompletableFuture<Fetched> refreshed() {
        var last = lastFetch.get();
        if (last != null && last.age() < BETWEEN_FETCHES) {
            return last.result();
        }
        var next = new Fetch(System.nanoTime(), new CompletableFuture<>());
        if (lastFetch.compareAndSet(last, next)) {
            fetch(next.result());
            return next.result();
        }
        return refreshed();
    }

    private void fetch(CompletableFuture<Fetched> result) {
        var request = HttpRequest.newBuilder(settings.keysUrl()).timeout(FETCH_BOUND).build();
        var _ =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), BODY_LIMIT))
                        .thenApply(IssuerKeys::parsed)
                        .orTimeout(FETCH_BOUND.toMillis(), TimeUnit.MILLISECONDS)
                        .whenComplete(
                                (fetched, failure) -> {
                                    if (fetched != null) {
                                        known = fetched;
                                        result.complete(fetched);
                                    } else {
                                        result.completeExceptionally(unavailable(failure));
                                    }
                                });
    }

    private KeysUnavailable unavailable(@Nullable Throwable failure) {
        var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        LOG.atWarn()
                .addKeyValue("url", settings.keysUrl())
                .addKeyValue("reason", String.valueOf(cause))
                .log("The keys of the issuer cannot be fetched");
        return new KeysUnavailable("the issuer does not answer");
    }

    private static Fetched parsed(HttpResponse<String> response) {
        try {
            if (response.statusCode() != 200) {
                throw new KeysUnavailable("the issuer answers " + response.statusCode());
            }
            return new Fetched(System.nanoTime(), JWKSet.parse(response.body()));
        } catch (ParseException | KeysUnavailable unusable) {
            throw new CompletionException(unusable);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private record Fetch(long at, CompletableFuture<Fetched> result) {

        long age() {
            return System.nanoTime() - at;
        }
    }

    private record Fetched(long at, JWKSet keys) {

        long age() {
            return System.nanoTime() - at;
        }

        List<JWK> withId(String keyId) {
            var key = keys.getKeyByKeyId(keyId);
            return key == null ? List.of() : List.of(key);
        }
    }
}
