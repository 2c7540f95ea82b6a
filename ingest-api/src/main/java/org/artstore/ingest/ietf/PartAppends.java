package org.artstore.ingest.ietf;

import org.artstore.ingest.answer.Answers;
import org.artstore.ingest.answer.Preference;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.Refusal.AlreadyComplete;
import org.artstore.ingest.refusal.Refusal.Empty;
import org.artstore.ingest.refusal.Refusal.LengthExceeded;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.resume.Appended;
import org.artstore.ingest.resume.BodyAppends;
import org.artstore.ingest.resume.Ending;
import org.artstore.ingest.resume.NewAppend;
import org.artstore.ingest.resume.Resumption;
import org.artstore.schemas.id.FileId;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.ResponseEntity;

import reactor.core.publisher.Mono;

/// Appends what requests bring, and answers those that end an upload: the first time, and again.
final class PartAppends {

    private final Resumption resumption;
    private final BodyAppends bodies;
    private final Answers answers;

    PartAppends(Resumption resumption, BodyAppends bodies, Answers answers) {
        this.resumption = resumption;
        this.bodies = bodies;
        this.answers = answers;
    }

    /// Appends the part.
    Mono<Appended> append(FileId file, Part part, Exchange exchange) {
        var length = part.length();
        var append =
                new NewAppend(
                        file,
                        part.offset(),
                        length.isPresent() ? length.getAsLong() : null,
                        null,
                        part.last() ? Ending.LAST : Ending.MORE_MAY_COME,
                        exchange.traceparent());
        return bodies.append(append, exchange.request(), exchange.caller())
                .onErrorResume(
                        UploadRefused.class, refused -> refused(refused, file, part, exchange));
    }

    /// The answer that a document gets which comes in one request.
    Mono<ResponseEntity<Object>> ended(Sealing sealing, Exchange exchange) {
        var preference = Preference.read(exchange.headers().getOrEmpty("Prefer"));
        return answers.answer(sealing, preference, exchange.caller())
                .map(
                        answer ->
                                ResponseEntity.status(answer.getStatusCode())
                                        .headers(answer.getHeaders())
                                        .header(IetfHeaders.COMPLETE, IetfHeaders.YES)
                                        .header(IetfHeaders.OFFSET, Long.toString(sealing.length()))
                                        .body(answer.getBody()));
    }

    private Mono<Appended> refused(
            UploadRefused refused, FileId file, Part part, Exchange exchange) {
        return switch (refused.refusal()) {
            case AlreadyComplete(long length) -> again(file, length, part, exchange);
            case Empty _, LengthExceeded _ ->
                    resumption
                            .cancel(file, exchange.caller(), exchange.traceparent())
                            .onErrorComplete(UploadRefused.class)
                            .then(Mono.error(refused));
            case Refusal _ -> Mono.error(refused);
        };
    }

    /// A client that did not get the final answer asks for it by appending nothing.
    private Mono<Appended> again(FileId file, long length, Part part, Exchange exchange) {
        if (part.offset() != length) {
            return refusal(new Refusal.OffsetConflict(length, part.offset()));
        }
        return hasBytes(exchange)
                .flatMap(
                        hasBytes -> {
                            if (hasBytes || part.length().orElse(length) != length) {
                                return refusal(new Refusal.LengthConflict());
                            }
                            return part.last()
                                    ? resumption
                                            .ended(file, exchange.caller(), exchange.traceparent())
                                            .map(sealing -> new Appended(length, sealing))
                                            .switchIfEmpty(refusal(new AlreadyComplete(length)))
                                    : refusal(new AlreadyComplete(length));
                        });
    }

    private static Mono<Boolean> hasBytes(Exchange exchange) {
        return exchange.request().getBody().map(PartAppends::isFilled).any(filled -> filled);
    }

    private static boolean isFilled(DataBuffer buffer) {
        boolean filled = buffer.readableByteCount() > 0;
        DataBufferUtils.release(buffer);
        return filled;
    }

    private static <T> Mono<T> refusal(Refusal refusal) {
        return Mono.error(new UploadRefused(refusal));
    }
}
