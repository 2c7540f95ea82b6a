package org.artstore.ingest.upload;

import static org.artstore.ingest.description.QueryDescription.DESCRIPTION;
import static org.artstore.ingest.description.QueryDescription.FILENAME;
import static org.artstore.ingest.description.QueryDescription.RETENTION_POLICY;
import static org.artstore.ingest.description.QueryDescription.TAGS;
import static org.artstore.ingest.description.QueryDescription.TTL_DAYS;

import org.artstore.ingest.answer.Answers;
import org.artstore.ingest.answer.Preference;
import org.artstore.ingest.body.Body;
import org.artstore.ingest.coding.CodedBody;
import org.artstore.ingest.coding.ContentCodings;
import org.artstore.ingest.description.Origin;
import org.artstore.ingest.idempotency.Attempt;
import org.artstore.ingest.idempotency.Idempotency;
import org.artstore.ingest.idempotency.Idempotency.Sent;
import org.artstore.ingest.outcome.Sealing;
import org.artstore.schemas.account.Scopes;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.QueryParameters;
import org.artstore.starter.endpoint.RequiresScope;
import org.artstore.starter.request.RequestContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

/// Takes documents in one request.
@RestController
@RequiresScope(Scopes.FILES_WRITE)
final class UploadEndpoint {

    private static final String PREFER = "Prefer";

    private final Uploads uploads;
    private final UploadSettings settings;
    private final Answers answers;
    private final UploadMeter meter;
    private final Idempotency idempotency;
    private final ContentCodings codings;

    UploadEndpoint(
            Uploads uploads,
            UploadSettings settings,
            Answers answers,
            UploadMeter meter,
            Idempotency idempotency,
            ContentCodings codings) {
        this.uploads = uploads;
        this.settings = settings;
        this.answers = answers;
        this.meter = meter;
        this.idempotency = idempotency;
        this.codings = codings;
    }

    /// The body is the document.
    @PostMapping(path = "/api/v1/files", produces = MediaType.APPLICATION_JSON_VALUE)
    @QueryParameters({FILENAME, RETENTION_POLICY, TTL_DAYS, DESCRIPTION, TAGS})
    Mono<ResponseEntity<Object>> upload(
            ServerHttpRequest request, Caller caller, RequestContext context) {
        var sent = new Sent(request, caller, context, uploads.maxFileSize());
        return idempotency.once(sent, attempt -> meter.counted(uploaded(sent, attempt)));
    }

    private Mono<ResponseEntity<Object>> uploaded(Sent sent, Attempt<DataBuffer> attempt) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> begin(sent, attempt)),
                upload ->
                        Mono.usingWhen(
                                        Mono.fromCallable(() -> decoded(sent, upload)),
                                        body -> read(sent, attempt, body),
                                        body -> Mono.fromRunnable(body::close))
                                .then(Mono.defer(upload::seal))
                                .flatMap(sealing -> answer(sealing, sent)),
                upload -> Mono.fromRunnable(upload::end));
    }

    private CodedBody decoded(Sent sent, Upload upload) {
        return codings.body(sent.request().getHeaders(), upload::accept);
    }

    private Mono<Void> read(Sent sent, Attempt<DataBuffer> attempt, CodedBody body) {
        return Body.read(attempt.body(), sent.request(), settings.patience(), body::accept)
                .then(Mono.defer(body::finish));
    }

    private Upload begin(Sent sent, Attempt<DataBuffer> attempt) {
        var request = sent.request();
        var read =
                RawRequest.read(
                        request.getQueryParams(), request.getHeaders(), uploads.maxFileSize());
        var origin = Origin.of(sent.caller(), sent.context(), uploads.clock().instant());
        var upload = uploads.begin(origin, read.declared(), attempt.gate(0));
        upload.describe(read.description());
        if (read.declared().length().isPresent()) {
            upload.reserve(read.declared().length());
        }
        return upload;
    }

    private Mono<ResponseEntity<Object>> answer(Sealing sealing, Sent sent) {
        var preference = Preference.read(sent.request().getHeaders().getOrEmpty(PREFER));
        return answers.answer(sealing, preference, sent.caller());
    }
}
