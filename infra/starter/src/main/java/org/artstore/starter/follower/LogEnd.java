package org.artstore.starter.follower;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Where a log ends. One question is under way at a time; all who ask meanwhile share the next one,
/// so that no answer is older than its question.
///
/// It has a connection of its own: on the consumer's, a question would wait behind a fetch that
/// waits for records.
final class LogEnd implements AutoCloseable {

    private static final int BOUND_MS = 1_000;

    private final String topic;
    private final Map<String, Object> properties;
    private final Positions positions;
    private @Nullable Admin admin;
    private boolean asking;
    private boolean closed;
    private @Nullable CompletableFuture<Map<Integer, Long>> next;

    LogEnd(String topic, Map<String, Object> properties, Positions positions) {
        this.topic = topic;
        this.properties = properties;
        this.positions = positions;
    }

    /// The end of each partition that is followed, not before this call.
    synchronized CompletableFuture<Map<Integer, Long>> asOfNow() {
        if (closed) {
            return CompletableFuture.failedFuture(new IllegalStateException("closed"));
        }
        if (!asking) {
            return ask(new CompletableFuture<>());
        }
        if (next == null) {
            next = new CompletableFuture<>();
        }
        return next;
    }

    private CompletableFuture<Map<Integer, Long>> ask(
            CompletableFuture<Map<Integer, Long>> answer) {
        asking = true;
        var _ =
                ends().whenComplete(
                                (ends, failure) -> {
                                    askNext();
                                    if (ends == null) {
                                        answer.completeExceptionally(failure);
                                    } else {
                                        answer.complete(ends);
                                    }
                                });
        return answer;
    }

    private synchronized void askNext() {
        var waiting = next;
        next = null;
        asking = false;
        if (waiting != null && closed) {
            waiting.completeExceptionally(new IllegalStateException("closed"));
        } else if (waiting != null) {
            var _ = ask(waiting);
        }
    }

    private CompletableFuture<Map<Integer, Long>> ends() {
        var partitions =
                positions.all().keySet().stream()
                        .map(partition -> new TopicPartition(topic, partition))
                        .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
        return admin().listOffsets(partitions, new ListOffsetsOptions().timeoutMs(BOUND_MS))
                .all()
                .toCompletionStage()
                .toCompletableFuture()
                .thenApply(
                        ends ->
                                ends.entrySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        end -> end.getKey().partition(),
                                                        end -> end.getValue().offset())));
    }

    private Admin admin() {
        var known = admin;
        if (known == null) {
            known = Admin.create(properties);
            admin = known;
        }
        return known;
    }

    /// Without the lock: the client's thread may need it to end.
    @Override
    public void close() {
        var used = closed();
        if (used != null) {
            used.close(Duration.ofMillis(BOUND_MS));
        }
    }

    private synchronized @Nullable Admin closed() {
        closed = true;
        return admin;
    }
}
