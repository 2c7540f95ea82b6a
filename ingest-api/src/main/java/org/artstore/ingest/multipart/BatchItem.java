package org.artstore.ingest.multipart;

import org.artstore.ingest.description.MetadataPart;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.upload.Upload;
import org.artstore.schemas.document.MetadataRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;

import reactor.core.publisher.Mono;

import tools.jackson.databind.JsonNode;

import java.util.concurrent.CompletionException;

/// One file of a request. Once it is refused, what still comes of it is dropped.
final class BatchItem {

    /// The name of a document whose name is not known before its bytes.
    private static final String NAMELESS = "file";

    private final Upload upload;
    private @Nullable FileHead head;
    private boolean named;
    private boolean complete;
    private volatile @Nullable RuntimeException failure;

    BatchItem(Upload upload) {
        this.upload = upload;
    }

    /// Reads the headers of its part.
    void begin(HttpHeaders headers) {
        attempt(
                () -> {
                    var read = FileHead.read(headers);
                    head = read;
                    named = !read.name().isBlank();
                    read.checksum().ifPresent(upload::expect);
                    describe(read, MetadataPart.NONE);
                });
    }

    /// Says what the document is; the last word before the seal holds.
    void describe(JsonNode said) {
        var known = head;
        if (failure == null && known != null) {
            attempt(() -> describe(known, MetadataPart.read(said)));
        }
    }

    /// Takes the buffer over; completes when more may come.
    Mono<Void> accept(DataBuffer buffer) {
        if (failure != null) {
            DataBufferUtils.release(buffer);
            return Mono.empty();
        }
        return orRefused(upload.accept(buffer));
    }

    /// All its bytes have come.
    void complete() {
        complete = true;
        upload.complete();
    }

    /// If it waits for its seal in memory, it waits in the journal from now on.
    Mono<Void> write() {
        return complete && failure == null && upload.holdsBytes()
                ? orRefused(upload.write())
                : Mono.empty();
    }

    Mono<Sealing> seal() {
        if (failure != null) {
            return Mono.error(failure);
        }
        return named
                ? upload.seal()
                : Mono.error(
                        new UploadRefused(
                                new Refusal.NotAllowed("/filename", "must not be blank")));
    }

    /// Gives back everything. An item that is not sealed by now never will be.
    void end() {
        upload.end();
    }

    private void describe(FileHead head, MetadataPart said) {
        var name = head.name().isBlank() ? NAMELESS : head.name();
        upload.describe(said.describing(name, head.contentType()));
        named = named || said.filename() != null;
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (UploadRefused | MetadataRejected refused) {
            refuse(refused);
        }
    }

    private Mono<Void> orRefused(Mono<Void> step) {
        return step.onErrorResume(
                error -> {
                    var cause = unwrapped(error);
                    return isOwn(cause)
                            ? Mono.fromRunnable(() -> refuse((RuntimeException) cause))
                            : Mono.error(error);
                });
    }

    private void refuse(RuntimeException refused) {
        failure = refused;
        upload.end();
    }

    /// Without Kafka no item can go on, so the request cannot either.
    private static boolean isOwn(Throwable error) {
        return switch (error) {
            case UploadRefused refused -> !(refused.refusal() instanceof Refusal.KafkaAway);
            case MetadataRejected _ -> true;
            default -> false;
        };
    }

    private static Throwable unwrapped(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null
                ? error.getCause()
                : error;
    }
}
