package org.artstore.worker.check;

import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.holding.Holdings;
import org.artstore.schemas.holding.Lookup;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.token.ServiceToken;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.util.UriComponentsBuilder;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import tools.jackson.core.JacksonException;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/// Asks index-stream what the index has. Its callers may block.
///
/// @param token none when this service knows no account of the services
record IndexClient(WebClient client, Optional<ServiceToken> token, CheckSettings settings) {

    private static final String PATH = "/internal/v1/documents";
    private static final int ATTEMPTS = 2;
    private static final Duration PAUSE = Duration.ofMillis(200);

    /// What an element has among the documents that come next behind `after`.
    Holdings window(ElementId element, @Nullable FileId after)
            throws IndexAway, InterruptedException {
        var address =
                UriComponentsBuilder.fromUri(settings.indexUrl())
                        .path(PATH)
                        .queryParam("element_id", element)
                        .queryParamIfPresent("after", Optional.ofNullable(after));
        return ask(HttpMethod.GET, address.build().toUri(), new byte[0]);
    }

    /// What there is of these, at most [Lookup#MOST].
    Holdings lookup(Collection<FileId> files) throws IndexAway, InterruptedException {
        var address = UriComponentsBuilder.fromUri(settings.indexUrl()).path(PATH + "/lookup");
        var question = new Lookup(List.copyOf(files));
        return ask(
                HttpMethod.POST,
                address.build().toUri(),
                EventJson.MAPPER.writeValueAsBytes(question));
    }

    private Holdings ask(HttpMethod method, URI address, byte[] body)
            throws IndexAway, InterruptedException {
        try {
            var answer =
                    bearer().flatMap(
                                    bearer ->
                                            ask(method, address, body, bearer)
                                                    .onErrorResume(
                                                            WebClientResponseException.Unauthorized
                                                                    .class,
                                                            _ ->
                                                                    again(
                                                                            method, address, body,
                                                                            bearer)))
                            .timeout(settings.indexTimeout())
                            .retryWhen(Retry.backoff(ATTEMPTS, PAUSE).filter(IndexClient::mayPass))
                            .toFuture()
                            .get();
            return EventJson.MAPPER.readValue(answer, Holdings.class);
        } catch (ExecutionException | JacksonException failure) {
            throw IndexAway.silent(failure);
        }
    }

    private Mono<byte[]> ask(HttpMethod method, URI address, byte[] body, String bearer) {
        var request =
                client.method(method)
                        .uri(address)
                        .headers(headers -> headers.setBearerAuth(bearer));
        if (body.length > 0) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        }
        return request.retrieve().bodyToMono(byte[].class);
    }

    /// The key that signed the token may have been revoked.
    private Mono<byte[]> again(HttpMethod method, URI address, byte[] body, String refused) {
        return token.orElseThrow()
                .replacing(refused)
                .flatMap(bearer -> ask(method, address, body, bearer));
    }

    private Mono<String> bearer() {
        return token.map(ServiceToken::value)
                .orElseGet(
                        () -> Mono.error(new NoAccount("artstore.internal.client-id is not set")));
    }

    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof NoAccount)
                && !(failure instanceof WebClientResponseException answer
                        && answer.getStatusCode().is4xxClientError()
                        && answer.getStatusCode() != HttpStatus.TOO_MANY_REQUESTS);
    }

    /// This service cannot ask others.
    private static final class NoAccount extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAccount(String message) {
            super(message, null, false, false);
        }
    }
}
