package org.artstore.ingest.ietf;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.Refusal.AlreadyComplete;
import org.artstore.ingest.refusal.Refusal.BytesDiffer;
import org.artstore.ingest.refusal.Refusal.Empty;
import org.artstore.ingest.refusal.Refusal.LengthConflict;
import org.artstore.ingest.refusal.Refusal.LengthExceeded;
import org.artstore.ingest.refusal.Refusal.OffsetConflict;
import org.artstore.ingest.refusal.Refusal.TooLarge;
import org.artstore.ingest.refusal.RefusalProblems;
import org.artstore.starter.problem.Problem;
import org.springframework.http.HttpHeaders;

/// Words refusals as the draft has it. `Upload-Complete: ?1` says that the refusal is what became
/// of the document; `?0`, that it is about this request.
final class IetfProblems {

    private static final String TYPES = "https://iana.org/assignments/http-problem-types#";

    private IetfProblems() {}

    static Problem word(Refusal refusal) {
        return switch (refusal) {
            case OffsetConflict(long offset, long claimed) -> request(offset(offset, claimed));
            case AlreadyComplete(long length) -> request(complete(length));
            case LengthConflict _, LengthExceeded _ -> request(length(refusal));
            case TooLarge(long limit) ->
                    request(RefusalProblems.word(refusal))
                            .withHeader(IetfHeaders.LIMIT, IetfHeaders.limit(limit));
            case BytesDiffer _, Empty _ ->
                    RefusalProblems.word(refusal).withHeader(IetfHeaders.COMPLETE, IetfHeaders.YES);
            case Refusal _ -> request(RefusalProblems.word(refusal));
        };
    }

    /// RFC 5789, 2.2.
    static Problem unsupportedMediaType() {
        return request(
                Problem.of(415, "unsupported-media-type", "Unsupported media type")
                        .withDetail("Bytes are appended as " + IetfHeaders.PARTIAL_UPLOAD + ".")
                        .withHeader(HttpHeaders.ACCEPT_PATCH, IetfHeaders.PARTIAL_UPLOAD));
    }

    private static Problem request(Problem problem) {
        return problem.withHeader(IetfHeaders.COMPLETE, IetfHeaders.NO);
    }

    private static Problem offset(long offset, long claimed) {
        return Problem.of(409, "offset-conflict", "Mismatching Upload Offset")
                .withType(TYPES + "mismatching-upload-offset")
                .withDetail("The bytes must begin at offset " + offset + ".")
                .with("expected-offset", offset)
                .with("provided-offset", claimed)
                .withHeader(IetfHeaders.OFFSET, Long.toString(offset));
    }

    private static Problem complete(long length) {
        return Problem.of(400, "upload-complete", "Upload Is Completed")
                .withType(TYPES + "completed-upload")
                .withDetail("All " + length + " bytes of the document are there.")
                .withHeader(IetfHeaders.OFFSET, Long.toString(length));
    }

    private static Problem length(Refusal refusal) {
        return Problem.of(400, "length-conflict", "Inconsistent Upload Length Values")
                .withType(TYPES + "inconsistent-upload-length")
                .withDetail(RefusalProblems.word(refusal).detail());
    }
}
