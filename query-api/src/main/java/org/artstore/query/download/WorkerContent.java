package org.artstore.query.download;

import org.artstore.query.document.DocumentRejected;
import org.artstore.query.element.ElementEndpoints;
import org.artstore.query.index.Copy;
import org.artstore.query.precondition.EntityTag;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.request.ReactiveRequests;
import org.artstore.starter.token.ServiceToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClient;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Duration;

/// The bytes of documents as their workers serve them.
final class WorkerContent {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerContent.class);
    private static final String PATH = "/internal/v1/files/{file_id}/content";

    private final WebClient client;
    private final ElementEndpoints endpoints;
    private final ServiceToken token;
    private final Duration answerTimeout;

    private record Question(URI endpoint, FileId file, Selection.Bytes selection) {

        void describe(HttpHeaders headers, String bearer) {
            headers.setBearerAuth(bearer);
            if (selection instanceof Selection.Part part) {
                headers.set(HttpHeaders.RANGE, "bytes=" + part.first() + "-" + part.last());
            }
        }
    }

    WorkerContent(
            WebClient client,
            ElementEndpoints endpoints,
            ServiceToken token,
            Duration answerTimeout) {
        this.client = client;
        this.endpoints = endpoints;
        this.token = token;
        this.answerTimeout = answerTimeout;
    }

    /// The selected bytes, once the worker has begun to send them; whoever gets them reads or
    /// cancels them. Both fail with [DownloadRejected].
    ///
    /// @param source of the bytes, perhaps a restored copy
    Mono<Flux<DataBuffer>> open(Document document, Copy source, Selection.Bytes selection) {
        return Mono.justOrEmpty(endpoints.of(source.elementId()))
                .switchIfEmpty(Mono.error(DownloadRejected.WorkerUnavailable::new))
                .map(endpoint -> new Question(endpoint, source.fileId(), selection))
                .flatMap(question -> open(question, document));
    }

    /// The same from a worker that may have a copy.
    Mono<Flux<DataBuffer>> openAt(URI endpoint, Document document, Selection.Bytes selection) {
        return open(new Question(endpoint, document.fileId(), selection), document);
    }

    private Mono<Flux<DataBuffer>> open(Question question, Document document) {
        return Mono.deferContextual(
                context -> open(question, document, ReactiveRequests.idIn(context)));
    }

    private Mono<Flux<DataBuffer>> open(Question question, Document document, String request) {
        return asked(question)
                .timeout(answerTimeout)
                .flatMap(answer -> bytes(answer, document, question.selection(), request))
                .onErrorMap(failure -> unavailable(document.fileId(), failure, request));
    }

    private Mono<ResponseEntity<Flux<DataBuffer>>> asked(Question question) {
        return token.value()
                .flatMap(
                        bearer ->
                                asked(question, bearer)
                                        .onErrorResume(
                                                WorkerRefusal.TokenRefused.class,
                                                _ -> askedAgain(question, bearer)));
    }

    /// The key that signed the token may have been revoked.
    private Mono<ResponseEntity<Flux<DataBuffer>>> askedAgain(Question question, String refused) {
        return token.replacing(refused).flatMap(bearer -> asked(question, bearer));
    }

    private Mono<ResponseEntity<Flux<DataBuffer>>> asked(Question question, String bearer) {
        return client.get()
                .uri(question.endpoint() + PATH, question.file())
                .headers(headers -> question.describe(headers, bearer))
                .retrieve()
                .onStatus(status -> !status.is2xxSuccessful(), WorkerRefusal::of)
                .toEntityFlux(DataBuffer.class);
    }

    /// An answer that is not what was asked for is not passed on.
    private static Mono<Flux<DataBuffer>> bytes(
            ResponseEntity<Flux<DataBuffer>> answer,
            Document document,
            Selection.Bytes selection,
            String request) {
        var body = answer.getBody();
        if (body == null) {
            return Mono.error(new WorkerRefusal.Unexpected("no body"));
        }
        var tag = new EntityTag(document.content().checksum().hex());
        if (!selection.isAnsweredBy(tag, answer.getStatusCode(), answer.getHeaders())) {
            return body.doOnNext(DataBufferUtils::release)
                    .next()
                    .then(Mono.error(new WorkerRefusal.Unexpected("other bytes than asked for")));
        }
        return Mono.just(body.onErrorMap(failure -> broken(document.fileId(), failure, request)));
    }

    private static Throwable unavailable(FileId file, Throwable failure, String request) {
        if (failure instanceof DownloadRejected || failure instanceof DocumentRejected) {
            return failure;
        }
        LOG.atWarn()
                .addKeyValue(ReactiveRequests.LOGGED_AS, request)
                .addKeyValue("file_id", file)
                .addKeyValue("reason", failure)
                .log("A worker does not serve a document");
        return new DownloadRejected.WorkerUnavailable();
    }

    private static Throwable broken(FileId file, Throwable failure, String request) {
        LOG.atWarn()
                .addKeyValue(ReactiveRequests.LOGGED_AS, request)
                .addKeyValue("file_id", file)
                .addKeyValue("reason", failure)
                .log("A worker has stopped in the middle of a document");
        return new DownloadRejected.Broken("the worker stopped");
    }
}
