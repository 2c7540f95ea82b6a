package org.artstore.worker.s3;

import org.artstore.worker.fixity.Damaged;
import org.artstore.worker.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// What the answers of an object store mean.
final class S3Answers {

    static final int NO_CONTENT = 204;

    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private S3Answers() {}

    /// Waits for it.
    ///
    /// @throws StoreUnavailable when there is none or it is not understood
    static <T> T of(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failure) {
            throw translated(failure);
        }
    }

    /// False when its condition did not hold.
    static boolean isDone(Runnable write) {
        try {
            write.run();
            return true;
        } catch (ConditionFailed _) {
            return false;
        }
    }

    /// Empty when there is no such object.
    static <T> Optional<T> ifThere(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (NotThere _) {
            return Optional.empty();
        }
    }

    /// Only a success has a tag or a name: an error may come with the status of one.
    static void requireTag(@Nullable String tag, String what) {
        if (tag == null || tag.isEmpty()) {
            throw new StoreUnavailable("an answer without a tag: " + what);
        }
    }

    /// The whole of what was asked for.
    static ResponseBytes<GetObjectResponse> checked(
            @Nullable ResponseBytes<GetObjectResponse> answer,
            @Nullable Throwable failure,
            String key) {
        if (answer == null) {
            throw translated(failure == null ? new IllegalStateException("no answer") : failure);
        }
        requireTag(answer.response().eTag(), "get " + key);
        Long length = answer.response().contentLength();
        if (length != null && length != answer.asByteArrayUnsafe().length) {
            throw new StoreUnavailable("an answer that was cut short: get " + key);
        }
        return answer;
    }

    /// Whether there is no such object, or no such range of it.
    static boolean isNotThere(Throwable failure) {
        return translated(failure) instanceof NotThere;
    }

    private static RuntimeException translated(Throwable failure) {
        return switch (failure) {
            case CompletionException outer when outer.getCause() != null ->
                    translated(outer.getCause());
            case StoreUnavailable known -> known;
            case Damaged known -> known;
            case NotThere known -> known;
            case ConditionFailed known -> known;
            case S3Exception refusal when refusal.statusCode() == PRECONDITION_FAILED ->
                    new ConditionFailed(refusal);
            case S3Exception refusal when refusal.statusCode() == RANGE_NOT_SATISFIABLE ->
                    new NotThere(refusal);
            case S3Exception refusal when isMissing(refusal) -> new NotThere(refusal);
            default ->
                    new StoreUnavailable(
                            "the object store failed: " + failure.getMessage(), failure);
        };
    }

    /// A bucket that is missing says nothing of its objects.
    private static boolean isMissing(S3Exception refusal) {
        var details = refusal.awsErrorDetails();
        return refusal.statusCode() == NOT_FOUND
                && (details == null || !"NoSuchBucket".equals(details.errorCode()));
    }

    private static final class NotThere extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotThere(S3Exception cause) {
            super(cause);
        }
    }

    private static final class ConditionFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ConditionFailed(S3Exception cause) {
            super(cause);
        }
    }
}
