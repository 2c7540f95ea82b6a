package org.artstore.worker.content;

import org.artstore.schemas.download.ContentLink;
import org.artstore.schemas.download.DownloadFields;
import org.artstore.schemas.download.LinkKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;

import java.time.InstantSource;

/// The content of a stored file, for clients that query-api has sent here: the link is their right
/// to it, and they need no token. What it answers is what query-api would, but for one range at a
/// time.
@RestController
final class LinkEndpoint {

    private final Serving serving;
    private final @Nullable LinkKey key;
    private final InstantSource clock;

    LinkEndpoint(Serving serving, @Nullable LinkKey key, InstantSource clock) {
        this.serving = serving;
        this.key = key;
        this.clock = clock;
    }

    @GetMapping(ContentLink.PATH + "{link}")
    Mono<Void> content(@PathVariable String link, ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> opened(link)).flatMap(it -> content(it, exchange));
    }

    private Mono<Void> content(ContentLink link, ServerWebExchange exchange) {
        var tag = "\"" + link.checksum().hex() + "\"";
        var headers = exchange.getRequest().getHeaders();
        var wanted = headers.getIfMatch();
        if (!wanted.isEmpty() && !wanted.contains(tag) && !wanted.contains("*")) {
            throw new ContentRejected.OtherWanted();
        }
        if (exchange.checkNotModified(tag)) {
            return exchange.getResponse().setComplete();
        }
        var range = range(headers, tag);
        return serving.send(new Serving.Order(link.file(), range, DownloadFields::of), exchange);
    }

    private ContentLink opened(String text) {
        var link = read(text);
        if (link.hasExpiredAt(clock.instant())) {
            throw new ContentRejected.LinkExpired();
        }
        return link;
    }

    private ContentLink read(String text) {
        if (key == null) {
            throw new ContentRejected.Unknown(text);
        }
        try {
            return ContentLink.parse(text, key);
        } catch (IllegalArgumentException _) {
            throw new ContentRejected.LinkForged();
        }
    }

    /// RFC 9110, 13.1.5: of other bytes than these the client wants all.
    private static @Nullable String range(HttpHeaders request, String tag) {
        var condition = request.getFirst(HttpHeaders.IF_RANGE);
        return condition == null || condition.strip().equals(tag)
                ? request.getFirst(HttpHeaders.RANGE)
                : null;
    }
}
