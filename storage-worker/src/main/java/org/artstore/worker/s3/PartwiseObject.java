package org.artstore.worker.s3;

import org.artstore.schemas.document.Content;
import org.artstore.worker.store.StoreUnavailable;

import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/// What can be said to the store of an object that is written in parts.
///
/// @param digest of the whole object, kept beside it
record PartwiseObject(S3Bucket bucket, String key, String digest) {

    /// An upload that has begun, and the parts that the store has of it by their numbers.
    record Begun(String id, Map<Integer, Part> parts) {}

    /// What became of putting the parts together.
    enum Completion {
        DONE,
        /// An object of this key was there.
        OCCUPIED,
        /// The upload is not known any more: perhaps it was completed before.
        GONE
    }

    /// The first one that an earlier attempt has begun.
    Optional<Begun> begun() {
        return ids().stream()
                .flatMap(id -> S3Answers.ifThere(() -> new Begun(id, parts(id))).stream())
                .findFirst();
    }

    /// Lets go of the parts of all that have begun, and says whether there were any. There may be
    /// several: the answer to beginning one may have been lost. Some stores lose a whole object of
    /// this key along with them.
    boolean abortAll() {
        var begun = ids();
        begun.forEach(this::abort);
        if (!begun.isEmpty() && !ids().isEmpty()) {
            throw new StoreUnavailable("parts are left of " + key);
        }
        return !begun.isEmpty();
    }

    private List<String> ids() {
        var full = bucket.key(key);
        var answer =
                S3Answers.of(
                        bucket.client()
                                .listMultipartUploads(it -> it.bucket(bucket.name()).prefix(full)));
        S3Answers.requireTag(answer.bucket(), "list parts of " + key);
        return answer.uploads().stream()
                .filter(it -> full.equals(it.key()))
                .map(MultipartUpload::uploadId)
                .toList();
    }

    Begun begin() {
        var answer =
                S3Answers.of(
                        bucket.client()
                                .createMultipartUpload(
                                        it ->
                                                it.bucket(bucket.name())
                                                        .key(bucket.key(key))
                                                        .checksumAlgorithm(
                                                                ChecksumAlgorithm.CRC32_C)
                                                        .metadata(
                                                                Map.of(S3Commit.DIGEST, digest))));
        S3Answers.requireTag(answer.uploadId(), "begin " + key);
        return new Begun(answer.uploadId(), Map.of());
    }

    /// What the store has of one that was begun.
    Map<Integer, Part> parts(String id) {
        var parts = new HashMap<Integer, Part>();
        ListPartsResponse page = null;
        do {
            Integer after = page == null ? null : page.nextPartNumberMarker();
            page =
                    S3Answers.of(
                            bucket.client()
                                    .listParts(
                                            it ->
                                                    it.bucket(bucket.name())
                                                            .key(bucket.key(key))
                                                            .uploadId(id)
                                                            .partNumberMarker(after)));
            page.parts().forEach(part -> parts.put(part.partNumber(), part));
        } while (Boolean.TRUE.equals(page.isTruncated()) && page.nextPartNumberMarker() != null);
        return parts;
    }

    CompletableFuture<CompletedPart> send(
            String id, int number, long length, String checksum, AsyncRequestBody body) {
        return bucket.client()
                .uploadPart(
                        it ->
                                it.bucket(bucket.name())
                                        .key(bucket.key(key))
                                        .uploadId(id)
                                        .partNumber(number)
                                        .contentLength(length)
                                        .checksumCRC32C(checksum),
                        body)
                .thenApply(
                        answer -> {
                            S3Answers.requireTag(answer.eTag(), "part " + number + " of " + key);
                            return completed(number, answer.eTag(), checksum);
                        });
    }

    static CompletedPart completed(int number, String tag, String checksum) {
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(tag)
                .checksumCRC32C(checksum)
                .build();
    }

    /// Puts the parts together unless there is an object of this key.
    Completion complete(String id, List<CompletedPart> parts) {
        return S3Answers.ifThere(
                        () ->
                                S3Answers.isDone(
                                                () ->
                                                        complete(
                                                                id,
                                                                parts,
                                                                it -> it.ifNoneMatch("*")))
                                        ? Completion.DONE
                                        : Completion.OCCUPIED)
                .orElse(Completion.GONE);
    }

    /// Puts the parts together in the place of an object that is there.
    void replace(String id, List<CompletedPart> parts) {
        complete(id, parts, UnaryOperator.identity());
    }

    private void complete(
            String id,
            List<CompletedPart> parts,
            UnaryOperator<CompleteMultipartUploadRequest.Builder> more) {
        var request =
                CompleteMultipartUploadRequest.builder()
                        .bucket(bucket.name())
                        .key(bucket.key(key))
                        .uploadId(id)
                        .multipartUpload(all -> all.parts(parts));
        var answer =
                S3Answers.of(bucket.client().completeMultipartUpload(more.apply(request).build()));
        S3Answers.requireTag(answer.eTag(), "complete " + key);
    }

    /// Lets go of the parts.
    void abort(String id) {
        var _ =
                S3Answers.ifThere(
                        () ->
                                S3Answers.of(
                                        bucket.client()
                                                .abortMultipartUpload(
                                                        it ->
                                                                it.bucket(bucket.name())
                                                                        .key(bucket.key(key))
                                                                        .uploadId(id))));
    }

    /// Whether the object of this key is the one that is to be written.
    boolean isThere(Content content) {
        return bucket.head(key)
                .filter(it -> it.contentLength() == content.fileSize())
                .map(it -> digest.equals(it.metadata().get(S3Commit.DIGEST)))
                .orElse(false);
    }
}
