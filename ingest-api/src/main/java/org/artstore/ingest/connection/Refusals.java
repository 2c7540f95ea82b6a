package org.artstore.ingest.connection;

import io.micrometer.core.instrument.Counter;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;

import org.artstore.ingest.admission.Admission;
import org.artstore.ingest.admission.Entrance;
import org.artstore.ingest.admission.Uploading;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.RefusalProblems;
import org.artstore.starter.request.RequestContext;
import org.artstore.starter.request.RequestIds;

import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;

/// Which requests are refused before anything looks at them, and in what words.
final class Refusals {

    private final Admission admission;
    private final Counter overloaded;
    private final PreparedAnswer full;
    private final PreparedAnswer slow;

    /// @param overloaded counts uploads that are refused
    Refusals(
            Admission admission, Counter overloaded, ConnectionSettings settings, JsonMapper json) {
        this.admission = admission;
        this.overloaded = overloaded;
        this.full =
                new PreparedAnswer(
                        RefusalProblems.word(new Refusal.Overloaded(admission.retryAfter())), json);
        this.slow =
                new PreparedAnswer(
                        RefusalProblems.word(new Refusal.Stalled(settings.headTimeout())), json);
    }

    /// Whether the request is one too many. Only uploads are, unless there are too many
    /// connections: then all but those that ask for health.
    boolean isTooMany(HttpRequest request, boolean healthOnly) {
        return healthOnly
                ? !isForHealth(request.uri())
                : Uploading.isMeant(request.method().name(), request.uri()) && admission.isFull();
    }

    /// Counts the request as one that enters, if it is an upload.
    Optional<Entrance> enter(HttpRequest request) {
        return Uploading.isMeant(request.method().name(), request.uri())
                ? Optional.of(admission.enter())
                : Optional.empty();
    }

    FullHttpResponse overloaded(HttpRequest request, boolean close) {
        overloaded.increment();
        var id = RequestIds.accepted(request.headers().get(RequestContext.REQUEST_ID_HEADER));
        var answer = full.to(id, close);
        answer.headers().set(HttpHeaderNames.RETRY_AFTER, admission.retryAfter().toSeconds());
        return answer;
    }

    /// To whoever never came to the end of the head of a request.
    FullHttpResponse stalled() {
        return slow.to(RequestIds.accepted(null), true);
    }

    private static boolean isForHealth(String target) {
        return target.startsWith("/health/") || target.equals("/metrics");
    }
}
