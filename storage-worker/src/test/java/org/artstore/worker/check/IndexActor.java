package org.artstore.worker.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.holding.AppliedPosition;
import org.artstore.schemas.holding.Holdings;
import org.artstore.schemas.holding.IndexedDocument;
import org.artstore.schemas.holding.Lookup;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.TestKafka;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Plays index-stream: it has what the file log says, but for what a test says that it has.
final class IndexActor implements AutoCloseable {

    private final HttpServer server;
    private final UUID topicId;
    private final Map<FileId, Said> said = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile @Nullable List<ConsumerRecord<String, byte[]>> held;
    private volatile int heldFor;

    /// What a test says of a document; null for nothing.
    private record Said(@Nullable IndexedDocument row) {}

    IndexActor(UUID topicId) throws IOException {
        this.topicId = topicId;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.createContext("/internal/v1/documents", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// From now on it has this.
    void say(IndexedDocument row) {
        said.put(row.fileId(), new Said(row));
    }

    /// From now on it has nothing of this.
    void lose(FileId file) {
        said.put(file, new Said(null));
    }

    /// It applies nothing more until it was asked so many questions.
    void hold(int questionsToCome) {
        held = List.copyOf(TestKafka.all(Topics.FILES.name()));
        heldFor = questions.get() + questionsToCome;
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        var body = exchange.getRequestBody().readAllBytes();
        var query = exchange.getRequestURI().getQuery();
        var found = query == null ? lookup(body) : window(query);
        var json = EventJson.MAPPER.writeValueAsBytes(found);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, json.length);
        try (var out = exchange.getResponseBody()) {
            out.write(json);
        }
    }

    /// Two at a time.
    private Holdings window(String query) {
        var records = records();
        var element = query.replaceAll(".*element_id=([^&]*).*", "$1");
        var after = query.contains("after=") ? query.replaceAll(".*after=([^&]*).*", "$1") : "";
        var behind =
                rows(records).values().stream()
                        .filter(it -> it.elementId().value().equals(element))
                        .filter(it -> it.fileId().toString().compareTo(after) > 0)
                        .sorted(Comparator.comparing(it -> it.fileId().toString()))
                        .toList();
        var some = behind.subList(0, Math.min(2, behind.size()));
        return new Holdings(
                1,
                positions(records),
                some,
                List.of(),
                some.size() < behind.size() ? some.getLast().fileId() : null);
    }

    private Holdings lookup(byte[] body) {
        var records = records();
        var rows = rows(records);
        rows.keySet().retainAll(EventJson.MAPPER.readValue(body, Lookup.class).fileIds());
        return new Holdings(1, positions(records), List.copyOf(rows.values()), List.of(), null);
    }

    private List<ConsumerRecord<String, byte[]>> records() {
        var then = held;
        return then != null && questions.get() <= heldFor
                ? then
                : TestKafka.all(Topics.FILES.name());
    }

    private List<AppliedPosition> positions(List<ConsumerRecord<String, byte[]>> records) {
        var next = new HashMap<Integer, Long>();
        records.forEach(it -> next.merge(it.partition(), it.offset() + 1, Math::max));
        return next.entrySet().stream()
                .map(it -> new AppliedPosition(topicId, it.getKey(), it.getValue()))
                .toList();
    }

    private Map<FileId, IndexedDocument> rows(List<ConsumerRecord<String, byte[]>> records) {
        var rows = new HashMap<FileId, IndexedDocument>();
        records.forEach(it -> apply(it, rows));
        said.forEach(
                (file, it) -> {
                    if (it.row() == null) {
                        rows.remove(file);
                    } else {
                        rows.put(file, it.row());
                    }
                });
        return rows;
    }

    private static void apply(
            ConsumerRecord<String, byte[]> record, Map<FileId, IndexedDocument> rows) {
        var row = row(record);
        if (row != null) {
            rows.merge(
                    row.fileId(),
                    row,
                    (known, now) -> now.version() > known.version() ? now : known);
        }
    }

    private static @Nullable IndexedDocument row(ConsumerRecord<String, byte[]> record) {
        try {
            return switch (FileEvent.CODEC.decode(record)) {
                case FileStored(var document) -> row(document);
                case FileChanged(var document, _) -> row(document);
                case FileDeleted gone ->
                        new IndexedDocument(
                                gone.fileId(), gone.elementId(), gone.version(), true, "");
                default -> null;
            };
        } catch (EventRejected _) {
            return null;
        }
    }

    static IndexedDocument row(Document document) {
        return new IndexedDocument(
                document.fileId(),
                document.location().elementId(),
                document.version(),
                false,
                document.content().checksum().hex());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
