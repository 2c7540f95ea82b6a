package org.artstore.ingest.change;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.HeldFile;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.placement.Candidate;
import org.artstore.starter.placement.Elements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/// Asks the workers which of them holds a document: all at once, because nobody else knows for
/// sure. They are asked in the name of the client, whose token is passed on.
public final class Holders {

    private static final Logger LOG = LoggerFactory.getLogger(Holders.class);
    private static final String PATH = "/internal/v1/files/{file_id}";

    private final Elements elements;
    private final WebClient client;
    private final Duration patience;

    private sealed interface Answer {

        record Holds(HeldFile file) implements Answer {}

        record Knows() implements Answer {}

        record Silent() implements Answer {}
    }

    Holders(Elements elements, WebClient client, Duration patience) {
        this.elements = elements;
        this.client = client;
        this.patience = patience;
    }

    /// The document, or its deletion. Fails with [UploadRefused] when there is none of the client's
    /// tenant, or when a worker that may hold it does not answer.
    public Mono<HeldFile> find(FileId file, String authorization) {
        var workers =
                elements.candidates().stream()
                        .map(Candidate::status)
                        .map(status -> status.endpoint())
                        .distinct()
                        .toList();
        return Flux.fromIterable(workers)
                .flatMap(worker -> ask(worker, file, authorization), Math.max(1, workers.size()))
                .takeUntil(Answer.Holds.class::isInstance)
                .collectList()
                .map(Holders::understood);
    }

    private static HeldFile understood(List<Answer> answers) {
        for (var answer : answers) {
            if (answer instanceof Answer.Holds(var file)) {
                return file;
            }
        }
        boolean isKnown = answers.stream().allMatch(Answer.Knows.class::isInstance);
        throw new UploadRefused(
                isKnown && !answers.isEmpty()
                        ? new Refusal.NoDocument()
                        : new Refusal.ElementAway(Duration.ofSeconds(5)));
    }

    private Mono<Answer> ask(URI worker, FileId file, String authorization) {
        return client.get()
                .uri(worker + PATH, file)
                .header("Authorization", authorization)
                .retrieve()
                .bodyToMono(byte[].class)
                .timeout(patience)
                .<Answer>map(
                        json -> new Answer.Holds(EventJson.MAPPER.readValue(json, HeldFile.class)))
                .onErrorResume(failure -> Mono.just(failed(failure, worker, file)))
                .defaultIfEmpty(new Answer.Silent());
    }

    private static Answer failed(Throwable failure, URI worker, FileId file) {
        if (failure instanceof WebClientResponseException answered
                && answered.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
            return new Answer.Knows();
        }
        LOG.atWarn()
                .addKeyValue("file_id", file)
                .addKeyValue("endpoint", worker)
                .addKeyValue("reason", failure)
                .log("A worker does not say whether it holds a document");
        return new Answer.Silent();
    }
}
