package org.artstore.query.download;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.query.document.Documents;
import org.artstore.query.element.ElementEndpoints;
import org.artstore.query.index.Copy;
import org.artstore.query.log.FileLog;
import org.artstore.schemas.document.Document;
import org.springframework.core.io.buffer.DataBuffer;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// The bytes of documents from whoever has them: from the worker that holds the document, and if it
/// does not serve it or stops in the middle, from another that has a copy, as two have for a while
/// after a transfer. The same checksum makes it the same bytes. Before anybody else is asked, the
/// end of the file log must be known here: what was deleted is not brought back.
final class AnyCopy {

    private final WorkerContent content;
    private final Documents documents;
    private final FileLog log;
    private final ElementEndpoints endpoints;
    private final Counter helped;

    AnyCopy(
            WorkerContent content,
            Documents documents,
            FileLog log,
            ElementEndpoints endpoints,
            MeterRegistry meters) {
        this.content = content;
        this.documents = documents;
        this.log = log;
        this.endpoints = endpoints;
        this.helped =
                Counter.builder("artstore.query.download.failovers")
                        .description("Downloads that went on with another copy")
                        .register(meters);
    }

    /// As [WorkerContent#open].
    Mono<Flux<DataBuffer>> open(Document document, Copy source, Selection.Bytes selection) {
        var opened = content.open(document, source, selection);
        return source.equals(Copy.of(document))
                ? opened.map(bytes -> goingOn(bytes, document, selection))
                        .onErrorResume(
                                AnyCopy::mayBeElsewhere,
                                failure -> elsewhere(document, selection, failure))
                : opened;
    }

    private Flux<DataBuffer> goingOn(
            Flux<DataBuffer> bytes, Document document, Selection.Bytes selection) {
        var passed = new AtomicLong();
        return bytes.doOnNext(buffer -> passed.addAndGet(buffer.readableByteCount()))
                .onErrorResume(
                        DownloadRejected.Broken.class,
                        failure -> rest(document, selection, passed.get(), failure));
    }

    private Flux<DataBuffer> rest(
            Document document, Selection.Bytes selection, long passed, Throwable failure) {
        return passed < selection.length()
                ? elsewhere(document, selection.behind(passed), failure)
                        .flatMapMany(Function.identity())
                : Flux.error(failure);
    }

    /// Fails as the first attempt did, if there is no other copy.
    private Mono<Flux<DataBuffer>> elsewhere(
            Document document, Selection.Bytes selection, Throwable failure) {
        return log.reachedEnd()
                .onErrorMap(_ -> failure)
                .then(Mono.defer(() -> documents.find(document.fileId(), document.tenant())))
                .flatMap(current -> copy(document, current, selection, failure))
                .doOnNext(_ -> helped.increment())
                .switchIfEmpty(Mono.error(failure));
    }

    /// It may have moved since; else whoever can be asked is asked.
    private Mono<Flux<DataBuffer>> copy(
            Document document, Document current, Selection.Bytes selection, Throwable failure) {
        var source = Copy.of(current);
        if (!source.equals(Copy.of(document))) {
            return content.open(current, source, selection);
        }
        return failure instanceof DownloadRejected.Gone
                ? Mono.empty()
                : anyOf(endpoints.othersThan(source.elementId()), current, selection);
    }

    /// Nothing here cancels what has been opened, for that would end it.
    private Mono<Flux<DataBuffer>> anyOf(
            List<URI> workers, Document document, Selection.Bytes selection) {
        Mono<Flux<DataBuffer>> found = Mono.empty();
        for (var worker : workers) {
            found =
                    found.switchIfEmpty(
                            Mono.defer(() -> content.openAt(worker, document, selection))
                                    .onErrorComplete(DownloadRejected.class));
        }
        return found;
    }

    private static boolean mayBeElsewhere(Throwable failure) {
        return failure instanceof DownloadRejected.WorkerUnavailable
                || failure instanceof DownloadRejected.Damaged
                || failure instanceof DownloadRejected.Gone;
    }
}
