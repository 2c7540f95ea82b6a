package org.artstore.ingest.refusal;

import org.artstore.ingest.refusal.Refusal.AlreadyComplete;
import org.artstore.ingest.refusal.Refusal.AttributesTooLarge;
import org.artstore.ingest.refusal.Refusal.BytesDiffer;
import org.artstore.ingest.refusal.Refusal.ChecksumDiffers;
import org.artstore.ingest.refusal.Refusal.ContentCoded;
import org.artstore.ingest.refusal.Refusal.CutOff;
import org.artstore.ingest.refusal.Refusal.DescribedTooLate;
import org.artstore.ingest.refusal.Refusal.Empty;
import org.artstore.ingest.refusal.Refusal.Gone;
import org.artstore.ingest.refusal.Refusal.KafkaAway;
import org.artstore.ingest.refusal.Refusal.LengthConflict;
import org.artstore.ingest.refusal.Refusal.LengthExceeded;
import org.artstore.ingest.refusal.Refusal.MalformedHeader;
import org.artstore.ingest.refusal.Refusal.MalformedMetadata;
import org.artstore.ingest.refusal.Refusal.MalformedParameter;
import org.artstore.ingest.refusal.Refusal.MissingParameter;
import org.artstore.ingest.refusal.Refusal.MultipartNotExpected;
import org.artstore.ingest.refusal.Refusal.NoElement;
import org.artstore.ingest.refusal.Refusal.NoRoom;
import org.artstore.ingest.refusal.Refusal.NoUpload;
import org.artstore.ingest.refusal.Refusal.NotAllowed;
import org.artstore.ingest.refusal.Refusal.OffsetConflict;
import org.artstore.ingest.refusal.Refusal.Stalled;
import org.artstore.ingest.refusal.Refusal.TakenOver;
import org.artstore.ingest.refusal.Refusal.TooLarge;
import org.artstore.ingest.refusal.Refusal.TooManyUploads;
import org.artstore.ingest.refusal.Refusal.UnsupportedDigest;
import org.artstore.ingest.refusal.Refusal.WrongParts;
import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.starter.problem.Problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Words refusals.
public final class RefusalProblems {

    private RefusalProblems() {}

    /// What the client is told.
    public static Problem word(Refusal refusal) {
        return switch (refusal) {
            case NoElement(Duration after) -> noElement(after);
            case NoRoom() -> noRoom();
            case KafkaAway(Duration after) -> kafkaAway(after);
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
            case ContentCoded() -> contentCoded();
            case WrongParts(String detail) -> wrongParts(detail);
            case DescribedTooLate() -> describedTooLate();
            case TooManyUploads(Duration after) -> tooManyUploads(after);
            case OffsetConflict(long offset, long claimed) -> offsetConflict(offset, claimed);
            case TakenOver(long offset) -> takenOver(offset);
            case AlreadyComplete(long length) -> alreadyComplete(length);
            case LengthConflict() -> lengthConflict();
            case LengthExceeded(long length) -> lengthExceeded(length);
            case ChecksumDiffers() -> checksumDiffers();
            case Gone() -> gone();
            case NoUpload() -> Problem.of(404, "not-found", "Nothing is here");
            case BytesDiffer(Reason reason) -> bytesDiffer(reason);
        };
    }

    private static Problem noElement(Duration after) {
        return Problem.of(503, "no-element", "No storage element takes uploads now")
                .withDetail("No online element takes documents of this retention.")
                .withHeader("Retry-After", Long.toString(after.toSeconds()));
    }

    private static Problem noRoom() {
        return Problem.of(507, "storage-full", "The storage is full")
                .withDetail("No element that takes documents of this retention has room for it.");
    }

    private static Problem kafkaAway(Duration after) {
        return Problem.of(503, "kafka-unavailable", "Uploads are not possible now")
                .withDetail("The log that takes uploads cannot be reached. Nothing was kept.")
                .withHeader("Retry-After", Long.toString(after.toSeconds()));
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
                .withDetail("No bytes came for " + limit.toSeconds() + " seconds.")
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
    private static Problem contentCoded() {
        return Problem.of(415, "unsupported-content-encoding", "Unsupported content encoding")
                .withDetail("Documents are taken without a Content-Encoding.")
                .withHeader("Accept-Encoding", "identity");
    }

    private static Problem wrongParts(String detail) {
        return Problem.of(422, "wrong-parts", "Parts not allowed").withDetail(detail);
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

    private static Problem tooManyUploads(Duration after) {
        return Problem.of(503, "too-many-uploads", "There are too many open uploads")
                .withDetail("No more uploads can be created until others end.")
                .withHeader("Retry-After", Long.toString(after.toSeconds()));
    }

    private static Problem offsetConflict(long offset, long claimed) {
        return Problem.of(409, "offset-conflict", "The upload stands at another offset")
                .withDetail("The bytes must begin at offset " + offset + ".")
                .with("expected_offset", offset)
                .with("provided_offset", claimed)
                .withHeader("Upload-Offset", Long.toString(offset));
    }

    private static Problem takenOver(long offset) {
        return Problem.of(409, "upload-taken-over", "Another connection goes on with the upload")
                .withDetail("A newer request appends to this upload; this one has ended.")
                .with("expected_offset", offset)
                .withHeader("Upload-Offset", Long.toString(offset));
    }

    private static Problem alreadyComplete(long length) {
        return Problem.of(409, "upload-complete", "The upload is complete")
                .withDetail("All " + length + " bytes of the document are there.")
                .with("expected_offset", length)
                .withHeader("Upload-Offset", Long.toString(length));
    }

    private static Problem lengthConflict() {
        return Problem.of(409, "length-conflict", "The length of the document contradicts itself")
                .withDetail(
                        "The length differs from the one that was said before, or from the bytes"
                                + " that have come.");
    }

    private static Problem lengthExceeded(long length) {
        return Problem.of(409, "length-conflict", "The length of the document contradicts itself")
                .withDetail("More bytes came than the " + length + " that were said before.")
                .with("length", length);
    }

    /// The status is that of tus 1.0.0, checksum extension.
    private static Problem checksumDiffers() {
        return Problem.of(460, "checksum-mismatch", "The checksum differs")
                .withDetail("The bytes do not have the checksum that came with them.");
    }

    private static Problem gone() {
        return Problem.of(410, "upload-gone", "The upload is gone")
                .withDetail("It was cancelled, or it took longer than it may.");
    }

    private static Problem bytesDiffer(Reason reason) {
        return switch (reason) {
            case DIGEST_MISMATCH ->
                    Problem.of(422, reason.code(), "The digest differs")
                            .withDetail("The bytes do not have the digest that was declared.");
            case LENGTH_MISMATCH ->
                    Problem.of(422, reason.code(), "The length differs")
                            .withDetail("The bytes are not as many as were declared.");
        };
    }
}
