package org.artstore.ingest.rate;

import org.artstore.ingest.body.Pace;
import org.artstore.ingest.rate.RequestGate.Verdict;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.id.ClientId;
import org.artstore.starter.access.ReactiveCallers;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Holds every request with a token to the limits of its account, before anything of its body is
/// read.
final class RateFilter implements WebFilter, Ordered {

    private static final Set<HttpMethod> WITH_BYTES = Set.of(HttpMethod.POST, HttpMethod.PATCH);

    private final Rates rates;
    private final Duration longestDebt;
    private final Consumer<String> refused;

    /// @param refused is told the name of the limit whenever a request is refused
    RateFilter(Rates rates, Duration longestDebt, Consumer<String> refused) {
        this.rates = rates;
        this.longestDebt = longestDebt;
        this.refused = refused;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveCallers.of(exchange)
                .map(caller -> Optional.of(caller.clientId()))
                .defaultIfEmpty(Optional.empty())
                .flatMap(
                        account ->
                                account.map(id -> limited(id, exchange, chain))
                                        .orElseGet(() -> chain.filter(exchange)));
    }

    /// Behind the check of tokens, before everything else.
    @Override
    public int getOrder() {
        return 0;
    }

    private Mono<Void> limited(ClientId account, ServerWebExchange exchange, WebFilterChain chain) {
        return rates.of(account)
                .requests()
                .admit()
                .flatMap(
                        verdict -> {
                            require(verdict);
                            if (WITH_BYTES.contains(exchange.getRequest().getMethod())) {
                                requireNoDebt(account);
                            }
                            verdict.standing().describe(exchange.getResponse().getHeaders());
                            return chain.filter(exchange);
                        })
                .contextWrite(context -> context.put(Pace.class, pace(account)));
    }

    private void require(Verdict verdict) {
        if (verdict.retryAfter() != null) {
            refused.accept("requests");
            throw new UploadRefused(
                    new Refusal.RateLimited(
                            verdict.standing().policy(),
                            verdict.standing().state(),
                            verdict.retryAfter()));
        }
    }

    private void requireNoDebt(ClientId account) {
        var gate = rates.of(account).bytes();
        if (gate != null && gate.debt().compareTo(longestDebt) > 0) {
            refused.accept("bytes");
            throw new UploadRefused(gate.refusal());
        }
    }

    /// Asks for the gate each time: a change of the limits takes effect on running uploads.
    private Pace pace(ClientId account) {
        return bytes -> {
            var gate = rates.of(account).bytes();
            return gate == null ? Mono.empty() : gate.take(bytes);
        };
    }
}
