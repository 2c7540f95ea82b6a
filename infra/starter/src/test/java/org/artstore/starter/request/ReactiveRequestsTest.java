package org.artstore.starter.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

import java.time.Duration;

class ReactiveRequestsTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    /// Whichever thread serves it.
    @Test
    void aChainKnowsTheIdOfItsRequest() {
        var request =
                MockServerHttpRequest.get("/").header(RequestContext.REQUEST_ID_HEADER, "abc-123");
        var exchange = MockServerWebExchange.from(request);
        var serving =
                new ReactiveRequestFilter()
                        .filter(
                                exchange,
                                _ ->
                                        Mono.deferContextual(
                                                        context ->
                                                                told(
                                                                        ReactiveRequests.idIn(
                                                                                context)))
                                                .subscribeOn(Schedulers.parallel()));

        assertThatThrownBy(() -> serving.block(SOON)).hasMessage("abc-123");
    }

    @Test
    void outsideOfRequestsThereIsNone() {
        assertThat(ReactiveRequests.idIn(Context.empty())).isEqualTo("-");
    }

    private static Mono<Void> told(String id) {
        return Mono.error(new IllegalStateException(id));
    }
}
