package org.artstore.ingest.refusal;

import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;

import java.time.Duration;

/// A reason not to take an upload, with what a program needs to know of it.
public sealed interface Refusal {

    /// No online element has the mode that the retention asks for.
    record NoElement(Duration retryAfter) implements Refusal {}

    /// The elements that could take it are too full.
    record NoRoom() implements Refusal {}

    /// Kafka does not take records now.
    record KafkaAway(Duration retryAfter) implements Refusal {}

    /// The document is longer than `limit` bytes.
    record TooLarge(long limit) implements Refusal {}

    /// There are no bytes.
    record Empty() implements Refusal {}

    /// The body ended, or the connection broke, before all of it was there.
    record CutOff() implements Refusal {}

    /// The client sent nothing for as long as `limit`.
    record Stalled(Duration limit) implements Refusal {}

    /// A query parameter is missing.
    record MissingParameter(String name) implements Refusal {}

    /// A query parameter has a form that it cannot have.
    record MalformedParameter(String name) implements Refusal {}

    /// A header has a form that it cannot have.
    record MalformedHeader(String name) implements Refusal {}

    /// The description of the document is no JSON.
    record MalformedMetadata() implements Refusal {}

    /// A value of the description is not allowed; `pointer` (RFC 6901) says which.
    record NotAllowed(String pointer, String detail) implements Refusal {}

    /// The values are each allowed but together do not fit beside the document.
    record AttributesTooLarge(int limit) implements Refusal {}

    /// The client declared digests of algorithms that are not checked here.
    record UnsupportedDigest() implements Refusal {}

    /// The document came as `multipart/form-data`, where only its bytes are expected.
    record MultipartNotExpected() implements Refusal {}

    /// The bytes came in a content coding, which is not undone here.
    record ContentCoded() implements Refusal {}

    /// A multipart upload has parts, or lacks parts, against the contract.
    record WrongParts(String detail) implements Refusal {}

    /// The description came after the bytes and asks for another place than where they lie.
    record DescribedTooLate() implements Refusal {}

    /// There are more open uploads than are kept in mind.
    record TooManyUploads(Duration retryAfter) implements Refusal {}

    /// The bytes do not begin where the upload stands: at `offset`.
    record OffsetConflict(long offset, long claimed) implements Refusal {}

    /// Another connection has taken the upload over; it stands at `offset`.
    record TakenOver(long offset) implements Refusal {}

    /// All bytes are there already.
    record AlreadyComplete(long length) implements Refusal {}

    /// The length contradicts what was said of it before, or what has come already.
    record LengthConflict() implements Refusal {}

    /// More bytes came than the document has by what was said of its `length` before.
    record LengthExceeded(long length) implements Refusal {}

    /// The bytes of one request do not have the checksum that came with them; none was kept.
    record ChecksumDiffers() implements Refusal {}

    /// The upload was cancelled or took longer than it may.
    record Gone() implements Refusal {}

    /// There is no such upload, or not for this account.
    record NoUpload() implements Refusal {}

    /// The element found that the bytes are not what the client declared.
    record BytesDiffer(Reason reason) implements Refusal {}
}
