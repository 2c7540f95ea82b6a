package org.artstore.ingest.restore;

import org.artstore.ingest.answer.Answers;
import org.artstore.ingest.answer.Preference;
import org.artstore.ingest.body.Body;
import org.artstore.ingest.body.Patience;
import org.artstore.ingest.description.Copied;
import org.artstore.ingest.description.Description;
import org.artstore.ingest.description.Origin;
import org.artstore.ingest.idempotency.Attempt;
import org.artstore.ingest.idempotency.Idempotency;
import org.artstore.ingest.idempotency.Idempotency.Sent;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.upload.Declared;
import org.artstore.ingest.upload.Headers;
import org.artstore.ingest.upload.ReprDigest;
import org.artstore.ingest.upload.UploadMeter;
import org.artstore.ingest.upload.Uploads;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.document.CopyOf;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.RequiresScope;
import org.artstore.starter.request.RequestContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Takes the bytes of archived documents from operators, once for each `Idempotency-Key`.
@RestController
@RequiresScope(Scopes.FILES_WRITE)
final class RestoreEndpoint {

    private final Archived archived;
    private final Uploads uploads;
    private final Duration keep;
    private final Patience patience;
    private final Answers answers;
    private final UploadMeter meter;
    private final Idempotency idempotency;

    RestoreEndpoint(
            Archived archived,
            Uploads uploads,
            Duration keep,
            Patience patience,
            Answers answers,
            UploadMeter meter,
            Idempotency idempotency) {
        this.archived = archived;
        this.uploads = uploads;
        this.keep = keep;
        this.patience = patience;
        this.answers = answers;
        this.meter = meter;
        this.idempotency = idempotency;
    }

    /// The body is the bytes of the document.
    @PostMapping(
            path = "/api/v1/files/{fileId}/restore",
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Object>> restore(
            @PathVariable("fileId") String fileId,
            ServerHttpRequest request,
            Caller caller,
            RequestContext context) {
        var sent = new Sent(request, caller, context, uploads.maxFileSize());
        return idempotency.once(
                sent,
                attempt -> {
                    var restored =
                            Mono.defer(() -> find(fileId, sent))
                                    .flatMap(it -> restored(it, sent, attempt));
                    return meter.failures(restored.doOnSuccess(meter::count));
                });
    }

    private Mono<Document> find(String fileId, Sent sent) {
        if (!sent.caller().has(Scopes.STORAGE_WRITE)) {
            throw new UploadRefused(new Refusal.RestoredByOperators());
        }
        Headers.requireNoCoding(headers(sent));
        var _ = Headers.contentType(headers(sent));
        uploads.requirePossible();
        var authorization = String.join("", headers(sent).getOrEmpty(HttpHeaders.AUTHORIZATION));
        return archived.find(parsed(fileId), authorization);
    }

    private Mono<ResponseEntity<Object>> restored(
            Document document, Sent sent, Attempt<DataBuffer> attempt) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> begin(document, sent, attempt)),
                restoration ->
                        Body.read(attempt.body(), sent.request(), patience, restoration::accept)
                                .then(Mono.defer(restoration::seal))
                                .flatMap(
                                        sealing ->
                                                answers.restored(
                                                        sealing,
                                                        preference(sent),
                                                        document,
                                                        sent.caller())),
                restoration -> Mono.fromRunnable(restoration::end));
    }

    private Restoration begin(Document document, Sent sent, Attempt<DataBuffer> attempt) {
        requireItsOwn(document, headers(sent));
        var length = OptionalLong.of(document.content().fileSize());
        var declared = new Declared(length, length, Optional.of(document.content().checksum()));
        var origin = origin(document, sent);
        var share = uploads.share(sent.caller().clientId());
        var upload = uploads.begin(origin, declared, attempt.gate(0), share);
        upload.describe(description(document));
        upload.reserve(length);
        return new Restoration(document, upload);
    }

    /// What can be known before the first byte.
    private static void requireItsOwn(Document document, HttpHeaders headers) {
        long length = document.content().fileSize();
        if (headers.getContentLength() >= 0 && headers.getContentLength() != length) {
            throw new UploadRefused(new Refusal.LengthOfAnother(length));
        }
        var said = ReprDigest.read(headers.getOrEmpty(ReprDigest.NAME));
        if (said.isPresent() && !said.get().equals(document.content().checksum())) {
            throw new UploadRefused(new Refusal.BytesOfAnother());
        }
    }

    private Origin origin(Document document, Sent sent) {
        var of = new CopyOf(document.fileId(), document.location().elementId(), document.version());
        return Origin.of(sent.caller(), sent.context(), uploads.clock().instant())
                .of(new Copied(of, keep));
    }

    /// What else is known of the document is known where it is archived.
    private static Description description(Document document) {
        return new Description(
                new Metadata(
                        document.metadata().originalFilename(),
                        null,
                        List.of(),
                        CustomAttributes.NONE),
                document.content().contentType(),
                RetentionPolicy.TEMPORARY,
                null);
    }

    private static Preference preference(Sent sent) {
        return Preference.read(headers(sent).getOrEmpty("Prefer"));
    }

    private static HttpHeaders headers(Sent sent) {
        return sent.request().getHeaders();
    }

    private static FileId parsed(String text) {
        try {
            return FileId.parse(text);
        } catch (IllegalArgumentException _) {
            throw new UploadRefused(new Refusal.NoDocument());
        }
    }
}
