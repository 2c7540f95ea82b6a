package org.artstore.worker.copying;

import static org.awaitility.Awaitility.await;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.topic.Topics;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.schemas.transfer.Transfer.Step;
import org.artstore.schemas.transfer.TransferEvent;
import org.artstore.worker.TestElement;
import org.artstore.worker.TestKafka;
import org.artstore.worker.TestUpload;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What the logs and the directories say of documents that are transferred.
final class Told {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    private Told() {}

    static void awaitStep(TestUpload upload, Step step) {
        await().atMost(WITHIN).until(() -> steps(upload.fileId()), it -> it.indexOf(step) >= 0);
    }

    /// What the last transfer of a file has been, one after the other.
    static List<Step> steps(FileId file) {
        var steps = new ArrayList<Step>();
        Transfer state = null;
        for (var event : transferEvents(file)) {
            var after = Transfer.evolve(state, event).orElse(null);
            if (after != null && state != null && !after.is(state.request().transferId())) {
                steps.clear();
            }
            state = after;
            if (state != null) {
                steps.add(state.step());
            }
        }
        return steps;
    }

    static Transfer transfer(TestUpload upload) {
        Transfer state = null;
        for (var event : transferEvents(upload.fileId())) {
            state = evolved(state, event);
        }
        return Objects.requireNonNull(state);
    }

    static @Nullable Transfer evolved(@Nullable Transfer state, TransferEvent event) {
        return Transfer.evolve(state, event).orElse(null);
    }

    static List<TransferEvent> transferEvents(FileId file) {
        return TestKafka.all(Topics.TRANSFERS.name()).stream()
                .filter(it -> file.toString().equals(it.key()))
                .map(TransferEvent.CODEC::decode)
                .toList();
    }

    static Document document(TestUpload upload, long version) {
        return TestKafka.told(upload.fileId()).stream()
                .map(FileEvent.CODEC::decode)
                .flatMap(
                        it ->
                                switch (it) {
                                    case FileStored(var document) -> Stream.of(document);
                                    case FileChanged(var document, _) -> Stream.of(document);
                                    default -> Stream.<Document>of();
                                })
                .filter(it -> it.version() == version)
                .findFirst()
                .orElseThrow();
    }

    static <E extends FileEvent> List<E> events(TestUpload upload, Class<E> type) {
        return TestKafka.told(upload.fileId()).stream()
                .map(FileEvent.CODEC::decode)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static List<String> filesOf(TestUpload upload, TestElement element) throws IOException {
        try (var paths = Files.walk(element.root())) {
            return paths.filter(Files::isRegularFile)
                    .map(Object::toString)
                    .filter(it -> it.contains(upload.fileId().toString()))
                    .filter(it -> !it.contains("/."))
                    .toList();
        }
    }
}
