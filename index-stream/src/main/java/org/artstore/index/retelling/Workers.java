package org.artstore.index.retelling;

import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.rebuild.RebuildOrder;
import org.artstore.schemas.rebuild.RebuildReport;
import org.artstore.starter.token.ServiceToken;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.util.UriComponentsBuilder;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import tools.jackson.core.JacksonException;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/// Asks workers to tell the file log of the files of their elements. Its callers may block.
///
/// @param token none when this service knows no account of the services
record Workers(WebClient client, Optional<ServiceToken> token, Duration timeout) {

    private static final String PATH = "/internal/v1/rebuild-jobs/";
    private static final int AT_ONCE = 16;
    private static final String NO_ACCOUNT = "artstore.internal.client-id is not set";

    /// @param jobId the work, so that asking again is no other work
    record Question(ElementId element, URI endpoint, UUID jobId) {}

    /// What each of the elements is said of; for each there is an answer.
    Map<ElementId, Answer> ask(Collection<Question> questions)
            throws InterruptedException, ExecutionException {
        return Flux.fromIterable(questions)
                .flatMap(question -> ask(question).map(it -> Map.entry(question, it)), AT_ONCE)
                .collectMap(it -> it.getKey().element(), Map.Entry::getValue)
                .toFuture()
                .get();
    }

    private Mono<Answer> ask(Question question) {
        if (token.isEmpty()) {
            return Mono.just(new Answer.Unheard(NO_ACCOUNT));
        }
        return token.get()
                .value()
                .flatMap(bearer -> send(question, bearer, token.get()))
                .timeout(timeout)
                .defaultIfEmpty(new byte[0])
                .<Answer>map(body -> heard(question, body))
                .onErrorResume(
                        WebClientResponseException.class,
                        refusal -> Mono.just(refused(question, refusal)))
                .onErrorResume(
                        failure ->
                                Mono.just(
                                        new Answer.Unheard(
                                                question.endpoint()
                                                        + " cannot be asked: "
                                                        + word(failure))));
    }

    /// The key that signed the token may have been revoked.
    private Mono<byte[]> send(Question question, String bearer, ServiceToken service) {
        return send(question, bearer)
                .onErrorResume(
                        WebClientResponseException.Unauthorized.class,
                        _ -> service.replacing(bearer).flatMap(it -> send(question, it)));
    }

    private Mono<byte[]> send(Question question, String bearer) {
        var address =
                UriComponentsBuilder.fromUri(question.endpoint()).path(PATH + question.jobId());
        return client.put()
                .uri(address.build().toUri())
                .headers(headers -> headers.setBearerAuth(bearer))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(EventJson.MAPPER.writeValueAsBytes(new RebuildOrder(question.element())))
                .retrieve()
                .bodyToMono(byte[].class);
    }

    private static Answer heard(Question question, byte[] body) {
        try {
            return new Answer.Heard(EventJson.MAPPER.readValue(body, RebuildReport.class));
        } catch (JacksonException _) {
            return new Answer.Unheard(question.endpoint() + " answers something else");
        }
    }

    private static Answer refused(Question question, WebClientResponseException refusal) {
        return new Answer.Unheard(
                "%s answers %d %s"
                        .formatted(
                                question.endpoint(),
                                refusal.getStatusCode().value(),
                                code(refusal.getResponseBodyAsByteArray()))
                        .strip());
    }

    /// That of a problem (RFC 9457), if it is one.
    private static String code(byte[] body) {
        try {
            return EventJson.MAPPER.readTree(body).path("code").asString("");
        } catch (JacksonException _) {
            return "";
        }
    }

    private static String word(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
