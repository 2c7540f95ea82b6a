package org.artstore.ingest.refusal;

import org.artstore.ingest.refusal.Refusal.AttributesTooLarge;
import org.artstore.ingest.refusal.Refusal.BatchTooLarge;
import org.artstore.ingest.refusal.Refusal.ContentCoded;
import org.artstore.ingest.refusal.Refusal.CutOff;
import org.artstore.ingest.refusal.Refusal.DescribedTooLate;
import org.artstore.ingest.refusal.Refusal.Empty;
import org.artstore.ingest.refusal.Refusal.ExpandsTooMuch;
import org.artstore.ingest.refusal.Refusal.MalformedCoding;
import org.artstore.ingest.refusal.Refusal.MalformedHeader;
import org.artstore.ingest.refusal.Refusal.MalformedMetadata;
import org.artstore.ingest.refusal.Refusal.MalformedParameter;
import org.artstore.ingest.refusal.Refusal.MalformedParts;
import org.artstore.ingest.refusal.Refusal.MissingParameter;
import org.artstore.ingest.refusal.Refusal.MultipartNotExpected;
import org.artstore.ingest.refusal.Refusal.NotAllowed;
import org.artstore.ingest.refusal.Refusal.OtherCount;
import org.artstore.ingest.refusal.Refusal.Stalled;
import org.artstore.ingest.refusal.Refusal.TooLarge;
import org.artstore.ingest.refusal.Refusal.TooManyFiles;
import org.artstore.ingest.refusal.Refusal.UnsupportedDigest;
import org.artstore.ingest.refusal.Refusal.WrongParts;
import org.artstore.starter.problem.Problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Words refusals that are about what one request says.
final class RequestProblems {
    private RequestProblems() {}

    static Problem word(Refusal.OfRequest refusal) {
        return switch (refusal) {
            case TooLarge(long limit) -> tooLarge(limit);
            case Empty() -> empty();
            case CutOff() -> cutOff();
            case Stalled(Duration limit) -> stalled(limit);
            case MissingParameter(String name) -> missing(name);
            case MalformedParameter(String name) -> malformed("parameter", name);
            case MalformedHeader(String name) -> malformed("header", name);
            case MalformedMetadata() -> malformedMetadata();
            case NotAllowed(String pointer, String detail) -> notAllowed(pointer, detail);
            case AttributesTooLarge(int limit) -> attributesTooLarge(limit);
            case UnsupportedDigest() -> unsupportedDigest();
            case MultipartNotExpected() -> multipartNotExpected();
            case ContentCoded(String accepted) -> contentCoded(accepted);
            case MalformedCoding() -> malformedCoding();
            case ExpandsTooMuch(int most) -> expandsTooMuch(most);
            case MalformedParts() -> malformedParts();
            case WrongParts(String detail) -> wrongParts(detail);
            case TooManyFiles(int limit) -> tooManyFiles(limit);
            case BatchTooLarge(long limit) -> batchTooLarge(limit);
            case OtherCount(int files, int described) -> otherCount(files, described);
            case DescribedTooLate() -> describedTooLate();
        };
    }

    private static Problem tooLarge(long limit) {
        return Problem.of(413, "content-too-large", "The document is too large")
                .withDetail("A document has at most " + limit + " bytes.")
                .with("limit", limit);
    }

    private static Problem empty() {
        return Problem.of(422, "empty-document", "The document is empty")
                .withDetail("A document has at least one byte.");
    }

    private static Problem cutOff() {
        return Problem.of(400, "cut-off", "The upload was cut off")
                .withDetail("The body ended before all of it was there.")
                .withHeader("Connection", "close");
    }

    private static Problem stalled(Duration limit) {
        return Problem.of(408, "stalled", "The upload stalled")
                .withDetail("Too few bytes came for " + limit.toSeconds() + " seconds.")
                .withHeader("Connection", "close");
    }

    private static Problem missing(String name) {
        return Problem.of(400, "missing-parameter", "Missing parameter")
                .withDetail("The parameter '" + name + "' is required.")
                .with("parameter", name);
    }

    private static Problem malformed(String kind, String name) {
        return Problem.of(400, "malformed-" + kind, "Malformed " + kind)
                .withDetail("The " + kind + " '" + name + "' has a value that it cannot have.")
                .with(kind, name);
    }

    private static Problem malformedMetadata() {
        return Problem.of(400, "malformed-metadata", "Malformed metadata")
                .withDetail("The part 'metadata' is no JSON object.");
    }

    private static Problem notAllowed(String pointer, String detail) {
        return Problem.of(422, "invalid-content", "Content not allowed")
                .withDetail("A value that describes the document is not allowed.")
                .with("errors", List.of(Map.of("pointer", pointer, "detail", detail)));
    }

    private static Problem attributesTooLarge(int limit) {
        return Problem.of(422, "attributes-too-large", "The attributes are too large")
                .withDetail(
                        "All that is known of a document must fit "
                                + limit
                                + " bytes; name, description, tags and custom attributes"
                                + " together do not.")
                .with("limit", limit);
    }

    private static Problem unsupportedDigest() {
        return Problem.of(400, "unsupported-digest", "No supported digest")
                .withDetail("Repr-Digest is checked for sha-256 only.")
                .withHeader("Want-Repr-Digest", "sha-256=10");
    }

    private static Problem multipartNotExpected() {
        return Problem.of(415, "unsupported-media-type", "Unsupported media type")
                .withDetail("multipart/form-data is taken at /api/v1/files/upload.");
    }

    /// RFC 9110, 15.5.16.
    private static Problem contentCoded(String accepted) {
        return Problem.of(415, "unsupported-content-encoding", "Unsupported content encoding")
                .withDetail("Of content codings this takes one of: " + accepted + ".")
                .withHeader("Accept-Encoding", accepted);
    }

    private static Problem malformedCoding() {
        return Problem.of(400, "malformed-content-coding", "Malformed content coding")
                .withDetail(
                        "The body is not in the coding that Content-Encoding says, or it ends too"
                                + " early.");
    }

    private static Problem expandsTooMuch(int most) {
        return Problem.of(413, "expands-too-much", "The body expands too much")
                .withDetail("A body may be at most " + most + " times as long as sent.")
                .with("limit", most);
    }

    private static Problem malformedParts() {
        return Problem.of(400, "malformed-request", "Malformed request")
                .withDetail(
                        "The body is not the parts that Content-Type says, or it ends too early.");
    }

    private static Problem wrongParts(String detail) {
        return Problem.of(422, "wrong-parts", "Parts not allowed").withDetail(detail);
    }

    private static Problem tooManyFiles(int limit) {
        return Problem.of(413, "too-many-files", "There are too many files")
                .withDetail("One request brings at most " + limit + " files. Nothing was kept.")
                .with("limit", limit);
    }

    private static Problem batchTooLarge(long limit) {
        return Problem.of(413, "batch-too-large", "The files are too large together")
                .withDetail("One request brings at most " + limit + " bytes. Nothing was kept.")
                .with("limit", limit);
    }

    private static Problem otherCount(int files, int described) {
        return Problem.of(422, "metadata-count-differs", "Not every file has its metadata")
                .withDetail(
                        "The part 'metadata' is an object for one file, or an array with one"
                                + " object for each file. Nothing was kept.")
                .with("files", files)
                .with("described", described);
    }

    private static Problem describedTooLate() {
        return Problem.of(422, "described-too-late", "Retention came too late")
                .withDetail(
                        "A retention_policy other than temporary must be sent before the bytes:"
                                + " put the part 'metadata' before the part 'file'.")
                .with(
                        "errors",
                        List.of(
                                Map.of(
                                        "pointer",
                                        "/retention_policy",
                                        "detail",
                                        "came after the bytes")));
    }
}
