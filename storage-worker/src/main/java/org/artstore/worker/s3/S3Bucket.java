package org.artstore.worker.s3;

import org.artstore.schemas.document.Sha256;
import org.artstore.worker.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The objects of one element, by keys relative to its prefix. What fails otherwise than a method
/// says is [StoreUnavailable]: the client has tried it again by then.
///
/// @param prefix empty or ending with a slash
record S3Bucket(S3AsyncClient client, String name, String prefix) implements AutoCloseable {

    /// The key in the bucket.
    String key(String relative) {
        return prefix + relative;
    }

    /// Writes an object if there is none of this key, and says whether it did.
    boolean create(
            String key, AsyncRequestBody body, UnaryOperator<PutObjectRequest.Builder> more) {
        return S3Answers.isDone(() -> put(key, body, it -> more.apply(it).ifNoneMatch("*")));
    }

    /// The same with few bytes.
    boolean create(String key, byte[] bytes) {
        var checksum = checksum(Sha256.of(bytes));
        return create(key, AsyncRequestBody.fromBytes(bytes), it -> it.checksumSHA256(checksum));
    }

    /// Writes an object in the place of the one with this tag, and says whether it was that one.
    boolean replace(String key, byte[] bytes, String tag) {
        var checksum = checksum(Sha256.of(bytes));
        var body = AsyncRequestBody.fromBytes(bytes);
        return S3Answers.isDone(
                () -> put(key, body, it -> it.ifMatch(tag).checksumSHA256(checksum)));
    }

    /// In the words of S3.
    static String checksum(Sha256 digest) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest.hex()));
    }

    /// Writes an object whatever is there.
    void write(String key, AsyncRequestBody body, UnaryOperator<PutObjectRequest.Builder> more) {
        put(key, body, more);
    }

    /// The same with few bytes.
    void write(String key, byte[] bytes) {
        var checksum = checksum(Sha256.of(bytes));
        put(key, AsyncRequestBody.fromBytes(bytes), it -> it.checksumSHA256(checksum));
    }

    private void put(
            String key, AsyncRequestBody body, UnaryOperator<PutObjectRequest.Builder> more) {
        var request = PutObjectRequest.builder().bucket(name).key(key(key));
        var answer = S3Answers.of(client.putObject(more.apply(request).build(), body));
        S3Answers.requireTag(answer.eTag(), "put " + key);
    }

    /// What is said of an object without its bytes.
    Optional<HeadObjectResponse> head(String key) {
        var answer =
                S3Answers.ifThere(
                        () -> S3Answers.of(client.headObject(it -> it.bucket(name).key(key(key)))));
        answer.ifPresent(it -> S3Answers.requireTag(it.eTag(), "head " + key));
        return answer;
    }

    /// A whole object that is known to be small.
    Optional<ResponseBytes<GetObjectResponse>> get(String key) {
        return S3Answers.ifThere(() -> S3Answers.of(fetch(key, null)));
    }

    /// The bytes of an object, or of a range of it in the words of HTTP.
    CompletableFuture<ResponseBytes<GetObjectResponse>> fetch(String key, @Nullable String range) {
        var request = GetObjectRequest.builder().bucket(name).key(key(key)).range(range).build();
        return client.getObject(request, AsyncResponseTransformer.toBytes())
                .handle((answer, failure) -> S3Answers.checked(answer, failure, key));
    }

    /// Returns when there is no object of this key.
    void delete(String key) {
        var answer = S3Answers.of(client.deleteObject(it -> it.bucket(name).key(key(key))));
        if (answer.sdkHttpResponse().statusCode() != S3Answers.NO_CONTENT
                && head(key).isPresent()) {
            throw new StoreUnavailable("is still there: " + key);
        }
    }

    /// The key of an object without the prefix.
    String relative(S3Object object) {
        return object.key().substring(prefix.length());
    }

    /// Shows every object below `directory`, however many there are.
    void list(String directory, Consumer<S3Object> visitor) {
        listWhile(
                directory,
                object -> {
                    visitor.accept(object);
                    return true;
                });
    }

    /// Shows the objects below `directory` in the order of their keys for as long as it is told to.
    void listWhile(String directory, Predicate<S3Object> visitor) {
        pages(directory, null, page -> page.contents().stream().allMatch(visitor));
    }

    /// The same from the first key on that comes after this one, in whatever order the store has.
    void listWhile(String directory, String after, Predicate<S3Object> visitor) {
        var from = key(after);
        pages(
                directory,
                from,
                page ->
                        page.contents().stream()
                                .peek(it -> requireOther(it.key(), from))
                                .allMatch(visitor));
    }

    /// A store that begins with an earlier one would be listed without end.
    private static void requireOther(String key, String from) {
        if (key.equals(from)) {
            throw new StoreUnavailable("does not list from a key on: " + from);
        }
    }

    /// Shows the uploads in parts that were begun and not ended.
    void listBegun(Consumer<MultipartUpload> visitor) {
        ListMultipartUploadsResponse page = null;
        do {
            var after = page;
            page =
                    S3Answers.of(
                            client.listMultipartUploads(
                                    it -> {
                                        it.bucket(name).prefix(prefix);
                                        if (after != null) {
                                            it.keyMarker(after.nextKeyMarker())
                                                    .uploadIdMarker(after.nextUploadIdMarker());
                                        }
                                    }));
            S3Answers.requireTag(page.bucket(), "list parts");
            page.uploads().stream().filter(it -> it.key().startsWith(prefix)).forEach(visitor);
        } while (Boolean.TRUE.equals(page.isTruncated()) && page.nextKeyMarker() != null);
    }

    private void pages(
            String directory, @Nullable String after, Predicate<ListObjectsV2Response> visitor) {
        String next = null;
        boolean goesOn;
        do {
            var request =
                    ListObjectsV2Request.builder()
                            .bucket(name)
                            .prefix(key(directory))
                            .startAfter(after)
                            .continuationToken(next)
                            .build();
            var page = S3Answers.of(client.listObjectsV2(request));
            S3Answers.requireTag(page.name(), "list " + directory);
            goesOn = visitor.test(page);
            next = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
        } while (goesOn && next != null);
    }

    /// @throws StoreUnavailable when it cannot be reached or is not there
    void requireBucket() {
        if (S3Answers.ifThere(() -> S3Answers.of(client.headBucket(it -> it.bucket(name))))
                .isEmpty()) {
            throw new StoreUnavailable("there is no bucket " + name);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
