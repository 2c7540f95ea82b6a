package org.artstore.ingest.refusal;

import org.artstore.ingest.refusal.Refusal.AlreadyComplete;
import org.artstore.ingest.refusal.Refusal.BytesDiffer;
import org.artstore.ingest.refusal.Refusal.ChecksumDiffers;
import org.artstore.ingest.refusal.Refusal.Gone;
import org.artstore.ingest.refusal.Refusal.LengthConflict;
import org.artstore.ingest.refusal.Refusal.LengthExceeded;
import org.artstore.ingest.refusal.Refusal.MadeOfParts;
import org.artstore.ingest.refusal.Refusal.NoUpload;
import org.artstore.ingest.refusal.Refusal.OffsetConflict;
import org.artstore.ingest.refusal.Refusal.PartNotUsable;
import org.artstore.ingest.refusal.Refusal.TakenOver;
import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.problem.Problem;

/// Words refusals that are about an upload of many requests, or about its bytes as a whole.
final class UploadProblems {
    private UploadProblems() {}

    static Problem word(Refusal.OfUpload refusal) {
        return switch (refusal) {
            case OffsetConflict(long offset, long claimed) -> offsetConflict(offset, claimed);
            case TakenOver(long offset) -> takenOver(offset);
            case AlreadyComplete(long length) -> alreadyComplete(length);
            case LengthConflict() -> lengthConflict();
            case LengthExceeded(long length) -> lengthExceeded(length);
            case ChecksumDiffers() -> checksumDiffers();
            case Gone() -> gone();
            case PartNotUsable(FileId part) -> partNotUsable(part);
            case MadeOfParts() -> madeOfParts();
            case NoUpload() -> noUpload();
            case BytesDiffer(Reason reason) -> bytesDiffer(reason);
        };
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
                .withDetail(
                        "It was cancelled, took longer than it may, or its document is deleted.");
    }

    private static Problem partNotUsable(FileId part) {
        return Problem.of(409, "part-not-usable", "An upload cannot be a part of this document")
                .withDetail(
                        "A part is a partial upload of this account that is complete, belongs to no"
                                + " other document, and lies on the element of the other parts.")
                .with("part", part.toString());
    }

    /// The status is that of tus 1.0.0, concatenation extension.
    private static Problem madeOfParts() {
        return Problem.of(403, "made-of-parts", "Nothing can be appended")
                .withDetail("The document is made of partial uploads.");
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

    private static Problem noUpload() {
        return Problem.of(404, "not-found", "Nothing is here");
    }
}
