package org.artstore.starter.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

class KeptDescriptionTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final KeptDescription filter = new KeptDescription("/openapi.json");

    @Test
    void isWrittenOnce() {
        assertThat(ask("/openapi.json", HttpStatus.OK, "first")).isEqualTo("first");
        assertThat(ask("/openapi.json", HttpStatus.OK, "second")).isEqualTo("first");
    }

    @Test
    void aFailureIsNotKept() {
        assertThat(ask("/openapi.json", HttpStatus.INTERNAL_SERVER_ERROR, "no")).isEqualTo("no");
        assertThat(ask("/openapi.json", HttpStatus.OK, "yes")).isEqualTo("yes");
    }

    @Test
    void whatElseIsAskedForIsNotMeant() {
        assertThat(ask("/openapi.json", HttpStatus.OK, "it")).isEqualTo("it");
        assertThat(ask("/openapi.json?x=1", HttpStatus.OK, "asked")).isEqualTo("asked");
        assertThat(ask("/openapi.json/x", HttpStatus.OK, "other")).isEqualTo("other");
    }

    private String ask(String target, HttpStatus status, String body) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(target));
        filter.filter(
                        exchange,
                        it -> {
                            var response = it.getResponse();
                            response.setStatusCode(status);
                            var bytes = body.getBytes(StandardCharsets.UTF_8);
                            return response.writeWith(
                                    Mono.just(response.bufferFactory().wrap(bytes)));
                        })
                .block(SOON);
        return String.valueOf(exchange.getResponse().getBodyAsString().block(SOON));
    }
}
