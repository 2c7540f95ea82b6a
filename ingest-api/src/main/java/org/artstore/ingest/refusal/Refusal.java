package org.artstore.ingest.refusal;

import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TemplateId;
import org.artstore.schemas.template.SchemaViolation;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// A reason not to take an upload, with what a program needs to know of it.
public sealed interface Refusal {

    /// It is about the state of the system: the same request may do later.
    sealed interface OfSystem extends Refusal {}

    /// It is about what one request says.
    sealed interface OfRequest extends Refusal {}

    /// It is about an upload of many requests, or about its bytes as a whole.
    sealed interface OfUpload extends Refusal {}

    /// It is about a stored document that is to be changed.
    sealed interface OfDocument extends Refusal {}

    /// It is about the template that custom attributes name.
    sealed interface OfTemplate extends Refusal {}

    /// It is about what an account may use.
    sealed interface OfAccount extends Refusal {}

    /// The account has used up a limit in time; both texts are those of the headers that say so.
    record RateLimited(String policy, String state, Duration retryAfter) implements OfAccount {}

    /// With this document, of at least `bytes`, the account would have more than its quota.
    record QuotaExceeded(long quota, long used, long bytes) implements OfAccount {}

    /// Nobody has registered it, or not this version of it.
    record UnknownTemplate(TemplateId id, @Nullable Long version) implements OfTemplate {}

    /// The attributes do not satisfy it; `errors` are the first of the reasons.
    record TemplateViolated(TemplateId id, long version, List<SchemaViolation> errors)
            implements OfTemplate {

        public TemplateViolated {
            errors = List.copyOf(errors);
        }
    }

    /// The tenant has no such document.
    record NoDocument() implements OfDocument {}

    /// There was one, which is gone for good.
    record DocumentDeleted() implements OfDocument {}

    /// It is another account's.
    record NotOwner() implements OfDocument {}

    /// What is to be changed is changed by operators only.
    record OperatorsOnly() implements OfDocument {}

    /// It has another version than the client says.
    record OtherVersion(long version) implements OfDocument {}

    /// The mode of its element forbids it.
    record ModeNotAllowed() implements OfDocument {}

    /// It is not archived: its bytes need not be brought.
    record NotArchived() implements OfDocument {}

    /// Its bytes are brought by operators only.
    record RestoredByOperators() implements OfDocument {}

    /// The bytes that were brought have another digest than it has.
    record BytesOfAnother() implements OfDocument {}

    /// The bytes that were brought are more or fewer than it has.
    record LengthOfAnother(long length) implements OfDocument {}

    /// It is on its way to another element.
    record InTransfer(Duration retryAfter) implements OfDocument {}

    /// It is permanent, so it cannot become so.
    record AlreadyPermanent() implements OfDocument {}

    /// It must be kept.
    record RetentionLocked() implements OfDocument {}

    /// What the element knows of it cannot be trusted.
    record DocumentDamaged() implements OfDocument {}

    /// The change is no JSON.
    record MalformedPatch() implements OfDocument {}

    /// A worker that may hold it does not answer.
    record ElementAway(Duration retryAfter) implements OfDocument {}

    /// Other changes always came first.
    record Contended(Duration retryAfter) implements OfDocument {}

    /// No online element has the mode that the retention asks for.
    record NoElement(Duration retryAfter) implements OfSystem {}

    /// The elements that could take it are too full.
    record NoRoom() implements OfSystem {}

    /// Kafka does not take records now.
    record KafkaAway(Duration retryAfter) implements OfSystem {}

    /// More uploads are under way than the system works off well.
    record Overloaded(Duration retryAfter) implements OfSystem {}

    /// The document is longer than `limit` bytes.
    record TooLarge(long limit) implements OfRequest {}

    /// There are no bytes.
    record Empty() implements OfRequest {}

    /// The body ended, or the connection broke, before all of it was there.
    record CutOff() implements OfRequest {}

    /// The client sent nothing, or too little, for as long as `limit`.
    record Stalled(Duration limit) implements OfRequest {}

    /// A query parameter is missing.
    record MissingParameter(String name) implements OfRequest {}

    /// A query parameter has a form that it cannot have.
    record MalformedParameter(String name) implements OfRequest {}

    /// A header has a form that it cannot have.
    record MalformedHeader(String name) implements OfRequest {}

    /// The description of the document is no JSON.
    record MalformedMetadata() implements OfRequest {}

    /// A value of the description is not allowed; `pointer` (RFC 6901) says which.
    record NotAllowed(String pointer, String detail) implements OfRequest {}

    /// The values are each allowed but together do not fit beside the document.
    record AttributesTooLarge(int limit) implements OfRequest {}

    /// The client declared digests of algorithms that are not checked here.
    record UnsupportedDigest() implements OfRequest {}

    /// The document came as `multipart/form-data`, where only its bytes are expected.
    record MultipartNotExpected() implements OfRequest {}

    /// The bytes came in a content coding, which is not undone here.
    ///
    /// @param accepted those that are
    record ContentCoded(String accepted) implements OfRequest {}

    /// The bytes are not in the content coding that the client says, or end too early.
    record MalformedCoding() implements OfRequest {}

    /// The body is more than `most` times as long as what came of it.
    record ExpandsTooMuch(int most) implements OfRequest {}

    /// A multipart body is malformed, or ends too early.
    record MalformedParts() implements OfRequest {}

    /// A multipart upload has parts, or lacks parts, against the contract.
    record WrongParts(String detail) implements OfRequest {}

    /// A request brings more files than it may.
    record TooManyFiles(int limit) implements OfRequest {}

    /// The files of a request are longer than `limit` bytes together.
    record BatchTooLarge(long limit) implements OfRequest {}

    /// A request describes more or fewer files than it brings.
    record OtherCount(int files, int described) implements OfRequest {}

    /// The description came after the bytes and asks for another place than where they lie.
    record DescribedTooLate() implements OfRequest {}

    /// There are more open uploads than are kept in mind.
    record TooManyUploads(Duration retryAfter) implements OfSystem {}

    /// The bytes do not begin where the upload stands: at `offset`.
    record OffsetConflict(long offset, long claimed) implements OfUpload {}

    /// Another connection has taken the upload over; it stands at `offset`.
    record TakenOver(long offset) implements OfUpload {}

    /// All bytes are there already.
    record AlreadyComplete(long length) implements OfUpload {}

    /// The length contradicts what was said of it before, or what has come already.
    record LengthConflict() implements OfUpload {}

    /// More bytes came than the document has by what was said of its `length` before.
    record LengthExceeded(long length) implements OfUpload {}

    /// The bytes of one request do not have the checksum that came with them; none was kept.
    record ChecksumDiffers() implements OfUpload {}

    /// The upload was cancelled or took longer than it may.
    record Gone() implements OfUpload {}

    /// An upload cannot be a part of this document: it is not known to this account, is no partial
    /// upload, is not complete, belongs to another document, or lies elsewhere than the others.
    record PartNotUsable(FileId part) implements OfUpload {}

    /// The document is made of parts: nothing can be appended to it.
    record MadeOfParts() implements OfUpload {}

    /// There is no such upload, or not for this account.
    record NoUpload() implements OfUpload {}

    /// The element found that the bytes are not what the client declared.
    record BytesDiffer(Reason reason) implements OfUpload {}
}
