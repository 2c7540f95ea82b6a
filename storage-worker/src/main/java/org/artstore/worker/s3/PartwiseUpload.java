package org.artstore.worker.s3;

import org.artstore.schemas.document.Content;
import org.artstore.worker.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Writes one large object in parts. Which of them an earlier attempt has written is asked of the
/// store: one that it has with the same length and checksum is not sent again.
final class PartwiseUpload {

    private static final int MOST_PARTS = 10_000;

    private final PartwiseObject object;
    private final Path source;
    private final Content content;
    private final int parallel;
    private final long partSize;
    private final ArrayDeque<CompletableFuture<CompletedPart>> underWay = new ArrayDeque<>();
    private final List<CompletedPart> done = new ArrayList<>();

    /// @param source the staged bytes
    PartwiseUpload(PartwiseObject object, Path source, Content content, S3Settings settings) {
        this.object = object;
        this.source = source;
        this.content = content;
        this.parallel = settings.parallelParts();
        long least = (content.fileSize() + MOST_PARTS - 1) / MOST_PARTS;
        this.partSize = Math.max(settings.partSize().toBytes(), least);
    }

    /// Returns when the object is there, whoever wrote it.
    void run() {
        var begun = object.begun().orElseGet(object::begin);
        send(begun.id(), begun.parts());
        S3Answers.ifThere(() -> object.parts(begun.id())).ifPresent(this::requireWhole);
        switch (object.complete(begun.id(), done)) {
            case DONE -> {}
            case OCCUPIED -> {
                if (!object.isThere(content)) {
                    object.replace(begun.id(), done);
                }
            }
            case GONE -> {
                if (!object.isThere(content)) {
                    throw new StoreUnavailable("an upload in parts has vanished");
                }
            }
        }
    }

    /// Not every store compares what arrives with the checksum that was said. A part that arrived
    /// cut short is sent again by the next attempt.
    private void requireWhole(Map<Integer, Part> there) {
        int number = 1;
        for (long at = 0; at < content.fileSize(); at += partSize) {
            var part = there.get(number);
            if (part == null || part.size() != Math.min(partSize, content.fileSize() - at)) {
                throw new StoreUnavailable("part " + number + " has not arrived whole");
            }
            number++;
        }
    }

    private void send(String id, Map<Integer, Part> there) {
        try (var file = ScratchFile.open(source, content)) {
            int number = 1;
            for (long at = 0; at < content.fileSize(); at += partSize) {
                long end = Math.min(at + partSize, content.fileSize());
                underWay.add(part(id, number, at, end, file.checksum(at, end), there.get(number)));
                number++;
                takeDone(parallel - 1);
            }
            takeDone(0);
            file.requireWhole();
        }
    }

    private CompletableFuture<CompletedPart> part(
            String id, int number, long start, long end, String checksum, @Nullable Part there) {
        if (there != null
                && checksum.equals(there.checksumCRC32C())
                && there.size() == end - start) {
            return CompletableFuture.completedFuture(
                    PartwiseObject.completed(number, there.eTag(), checksum));
        }
        var body =
                AsyncRequestBody.fromFile(
                        it -> it.path(source).position(start).numBytesToRead(end - start));
        return object.send(id, number, end - start, checksum, body);
    }

    /// Waits until at most this many parts are under way.
    private void takeDone(int left) {
        while (underWay.size() > left) {
            done.add(S3Answers.of(underWay.remove()));
        }
    }
}
