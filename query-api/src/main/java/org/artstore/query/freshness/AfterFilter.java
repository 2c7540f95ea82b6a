package org.artstore.query.freshness;

import org.artstore.query.log.FileLog;
import org.artstore.schemas.file.Receipt;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import reactor.core.publisher.Mono;

import java.util.regex.Pattern;

/// Heeds the header `Artstore-After` of any read, behind the check of its token. Documents by id
/// are answered with what the followed log says over what the index has; everything else by the
/// index alone.
final class AfterFilter implements WebFilter {

    static final String HEADER = "Artstore-After";

    private static final String READS = "/api/";
    private static final Pattern BY_ID = Pattern.compile("/api/v1/files/[^/]+(/download)?");

    private final Freshness freshness;
    private final FileLog log;

    AfterFilter(Freshness freshness, FileLog log) {
        this.freshness = freshness;
        this.log = log;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var given = request.getHeaders().getOrEmpty(HEADER);
        if (given.isEmpty() || !request.getPath().value().startsWith(READS)) {
            return chain.filter(exchange);
        }
        if (given.size() > 1) {
            return Mono.error(new FreshnessRejected.Malformed());
        }
        return Mono.fromSupplier(() -> receipt(given.getFirst()))
                .flatMap(receipt -> freshness.await(receipt, reader(request)))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private Wait.Reader reader(ServerHttpRequest request) {
        return BY_ID.matcher(request.getPath().value()).matches()
                ? log::knows
                : (_, applied) -> applied;
    }

    private static Receipt receipt(String text) {
        try {
            return Receipt.parse(text.strip());
        } catch (IllegalArgumentException _) {
            throw new FreshnessRejected.Malformed();
        }
    }
}
