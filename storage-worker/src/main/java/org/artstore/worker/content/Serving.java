package org.artstore.worker.content;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.scrub.Suspicions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sends the content of a file to whoever may have it. If a copy turns out to be damaged before
/// anything of it is sent, another one of this worker is sent, if there is one.
final class Serving {

    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private final ContentStore store;
    private final Suspicions suspicions;
    private final Scheduler disk;

    Serving(ContentStore store, Suspicions suspicions, Scheduler disk) {
        this.store = store;
        this.suspicions = suspicions;
        this.disk = disk;
    }

    /// What is to be sent, and with which more header fields.
    record Order(
            FileId file, @Nullable String range, Function<Document, Map<String, String>> fields) {}

    /// It fails with a [ContentRejected].
    Mono<Void> send(Order order, ServerWebExchange exchange) {
        return send(order, exchange, Set.of());
    }

    private Mono<Void> send(Order order, ServerWebExchange exchange, Set<ElementId> damaged) {
        return Mono.fromCallable(() -> store.open(order.file(), order.range(), damaged))
                .doOnError(ContentRejected.Damaged.class, damage -> tell(order.file(), damage))
                .subscribeOn(disk)
                .flatMap(
                        delivery ->
                                send(delivery, order, exchange)
                                        .onErrorResume(
                                                ContentRejected.Damaged.class,
                                                damage ->
                                                        after(
                                                                damage,
                                                                order,
                                                                exchange,
                                                                and(damaged, delivery))));
    }

    private Mono<Void> send(Delivery delivery, Order order, ServerWebExchange exchange) {
        var fields = order.fields().apply(delivery.document());
        var answer = new ContentResponse(delivery, exchange.getResponse(), disk, fields);
        return exchange.getRequest().getMethod().equals(HttpMethod.HEAD)
                ? answer.sendHead()
                : answer.send();
    }

    private Mono<Void> after(
            ContentRejected.Damaged damage,
            Order order,
            ServerWebExchange exchange,
            Set<ElementId> damaged) {
        tell(order.file(), damage);
        return exchange.getResponse().isCommitted()
                ? Mono.error(damage)
                : send(order, exchange, damaged)
                        .onErrorMap(ContentRejected.Unknown.class, _ -> damage);
    }

    private static Set<ElementId> and(Set<ElementId> damaged, Delivery delivery) {
        return Stream.concat(damaged.stream(), Stream.of(delivery.element()))
                .collect(Collectors.toSet());
    }

    private void tell(FileId file, ContentRejected.Damaged damage) {
        suspicions.report(file);
        LOG.atError()
                .addKeyValue("file_id", file)
                .addKeyValue("damage", damage.getMessage())
                .log("A stored file is damaged and is not served");
    }
}
