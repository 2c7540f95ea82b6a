package org.artstore.ingest.multipart;

import org.artstore.ingest.answer.Answers;
import org.artstore.ingest.answer.Preference;
import org.artstore.ingest.body.Body;
import org.artstore.ingest.coding.ContentCodings;
import org.artstore.ingest.description.Origin;
import org.artstore.ingest.idempotency.Attempt;
import org.artstore.ingest.idempotency.Idempotency;
import org.artstore.ingest.idempotency.Idempotency.Sent;
import org.artstore.ingest.journal.ByteBudget;
import org.artstore.ingest.part.PartPiece;
import org.artstore.ingest.part.Parts;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.upload.Declared;
import org.artstore.ingest.upload.ReprDigest;
import org.artstore.ingest.upload.UploadMeter;
import org.artstore.ingest.upload.UploadSettings;
import org.artstore.ingest.upload.Uploads;
import org.artstore.schemas.account.Scopes;
import org.artstore.starter.access.Caller;
import org.artstore.starter.endpoint.RequiresScope;
import org.artstore.starter.request.RequestContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.OptionalLong;

/// Takes documents as parts of a body, one or many.
@RestController
@RequiresScope(Scopes.FILES_WRITE)
final class MultipartEndpoint {

    private final Uploads uploads;
    private final BatchLimits limits;
    private final UploadSettings settings;
    private final BatchAnswers answers;
    private final UploadMeter meter;
    private final Idempotency idempotency;
    private final ContentCodings codings;

    MultipartEndpoint(
            Uploads uploads,
            UploadSettings settings,
            Answers answers,
            UploadMeter meter,
            Idempotency idempotency,
            ContentCodings codings) {
        this.uploads = uploads;
        this.limits = BatchLimits.of(settings);
        this.settings = settings;
        this.answers = new BatchAnswers(answers, meter);
        this.meter = meter;
        this.idempotency = idempotency;
        this.codings = codings;
    }

    /// The documents are parts of the body.
    @PostMapping(
            path = "/api/v1/files/upload",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Object>> upload(
            ServerHttpRequest request, Caller caller, RequestContext context) {
        var headers = request.getHeaders();
        var parts = Parts.of(headers, codings.undone(headers, request.getBody()));
        var sent = new Sent(request, caller, context, limits.bytes() + limits.metadataBytes());
        return idempotency.onceOfParts(
                sent, parts, attempt -> meter.failures(uploaded(sent, attempt)));
    }

    private Mono<ResponseEntity<Object>> uploaded(Sent sent, Attempt<PartPiece> attempt) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> begin(sent, attempt)),
                batch ->
                        Body.read(
                                        attempt.body(),
                                        sent.request(),
                                        settings.patience(),
                                        batch::accept)
                                .then(Mono.defer(() -> answers.answer(batch, asked(sent)))),
                batch -> Mono.fromRunnable(batch::end));
    }

    private Batch begin(Sent sent, Attempt<PartPiece> attempt) {
        var headers = sent.request().getHeaders();
        if (headers.containsHeader(ReprDigest.NAME)) {
            throw new UploadRefused(new Refusal.UnsupportedDigest());
        }
        uploads.requirePossible();
        var budget = uploads.share(sent.caller().clientId());
        return new Batch(limits, budget, index -> begun(index, sent, attempt, budget));
    }

    private BatchItem begun(int index, Sent sent, Attempt<PartPiece> attempt, ByteBudget budget) {
        var origin = Origin.of(sent.caller(), sent.context(), uploads.clock().instant());
        var declared = declared(sent.request().getHeaders(), index);
        return new BatchItem(uploads.begin(origin, declared, attempt.gate(index), budget));
    }

    /// Room for the body is made sure of once: the first file is as long as the body at most, and
    /// nothing is known of the others.
    private static Declared declared(HttpHeaders headers, int index) {
        long length = ContentCodings.isPlain(headers) ? headers.getContentLength() : -1;
        return new Declared(
                OptionalLong.empty(),
                length < 0 || index > 0 ? OptionalLong.empty() : OptionalLong.of(length),
                Optional.empty());
    }

    private static BatchAnswers.Asked asked(Sent sent) {
        return new BatchAnswers.Asked(
                Preference.read(sent.request().getHeaders().getOrEmpty("Prefer")),
                sent.caller(),
                sent.context().requestId());
    }
}
