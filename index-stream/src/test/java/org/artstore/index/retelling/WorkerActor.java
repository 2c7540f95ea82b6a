package org.artstore.index.retelling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.index.TestLog;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.element.ElementEvent.ElementRegistered;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.element.StorageElement.Kind;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.rebuild.RebuildOrder;
import org.artstore.schemas.rebuild.RebuildReport;
import org.artstore.schemas.rebuild.RebuildReport.State;
import org.artstore.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/// Plays a storage worker with its elements: registered, reported, and told again when index-stream
/// asks. A job tells half of the files at its beginning, and the others when it may go on.
final class WorkerActor implements AutoCloseable {

    private static final String PATH = "/internal/v1/rebuild-jobs/";
    private static final byte[] OFFLINE =
            "{\"code\":\"element-offline\"}".getBytes(StandardCharsets.US_ASCII);

    private final TestLog log;
    private final Map<ElementId, List<Document>> elements = new HashMap<>();
    private final Map<UUID, RebuildReport> jobs = new HashMap<>();
    private final Map<ElementId, Integer> begun = new HashMap<>();
    private HttpServer server;
    private boolean mayGoOn = true;
    private boolean offline;
    private int failures;
    private int questions;

    WorkerActor(TestLog log) {
        this.log = log;
        this.server = listen(0);
        log.create(Topics.ELEMENTS);
        log.create(Topics.ELEMENT_STATUS);
    }

    /// Registers an element with these files.
    synchronized void has(ElementId element, List<Document> files) {
        elements.put(element, files);
        var now = Instant.now();
        var registration =
                new StorageElement(
                        element,
                        "",
                        Kind.DISK,
                        ElementMode.EDIT,
                        1,
                        1L << 30,
                        "w",
                        "/e",
                        1,
                        now,
                        now);
        log.send(
                ElementEvent.CODEC.encode(
                        Topics.ELEMENTS.name(), new ElementRegistered(registration), null));
        report(element);
    }

    private void report(ElementId element) {
        var endpoint = URI.create("http://localhost:" + server.getAddress().getPort());
        var status =
                new ElementStatus(
                        element, "w", endpoint, Health.ONLINE, 0, 0, 0, 1L << 30, Instant.now());
        log.send(ElementStatus.CODEC.encode(Topics.ELEMENT_STATUS.name(), status, null));
    }

    /// How many jobs have told of an element.
    synchronized int begun(ElementId element) {
        return begun.getOrDefault(element, 0);
    }

    /// How often it was asked.
    synchronized int questions() {
        return questions;
    }

    /// Jobs stop when half is told.
    synchronized void stopHalfway() {
        mayGoOn = false;
    }

    synchronized void goOn() {
        mayGoOn = true;
    }

    /// Its elements cannot be used, until [#goOnline].
    synchronized void goOffline() {
        offline = true;
    }

    synchronized void goOnline() {
        offline = false;
    }

    /// The next jobs fail when half is told.
    synchronized void fail(int times) {
        failures = times;
    }

    /// Its process ends, and its jobs with it.
    synchronized void die() {
        server.stop(0);
        jobs.clear();
    }

    /// Another process, somewhere else.
    synchronized void comeBack() {
        server = listen(0);
        elements.keySet().forEach(this::report);
    }

    private HttpServer listen(int port) {
        try {
            var address = new InetSocketAddress(InetAddress.getByName("localhost"), port);
            var listening = HttpServer.create(address, 0);
            listening.createContext(PATH, this::answer);
            listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var job = UUID.fromString(exchange.getRequestURI().getPath().substring(PATH.length()));
        if (!exchange.getRequestMethod().equals("PUT") || !isService(exchange)) {
            send(exchange, 403, new byte[0]);
        } else {
            answer(exchange, job, EventJson.MAPPER.readValue(body, RebuildOrder.class).elementId());
        }
    }

    private synchronized void answer(HttpExchange exchange, UUID job, ElementId element)
            throws IOException {
        questions++;
        if (offline) {
            send(exchange, 503, OFFLINE);
            return;
        }
        var report = advance(jobs.get(job), element);
        jobs.put(job, report);
        send(exchange, 200, EventJson.MAPPER.writeValueAsBytes(report));
    }

    private RebuildReport advance(@Nullable RebuildReport known, ElementId element) {
        var files = elements.getOrDefault(element, List.of());
        int half = files.size() / 2;
        if (known == null) {
            begun.merge(element, 1, Integer::sum);
            log.sendAll(files.subList(0, half));
            return report(element, State.RUNNING, half);
        }
        if (known.state() == State.RUNNING && failures > 0) {
            failures--;
            return report(element, State.FAILED, half);
        }
        if (known.state() == State.RUNNING && mayGoOn) {
            log.sendAll(files.subList(half, files.size()));
            return report(element, State.COMPLETED, files.size());
        }
        return known;
    }

    private RebuildReport report(ElementId element, State state, int done) {
        int total = elements.getOrDefault(element, List.of()).size();
        var failure = state == State.FAILED ? "see the log of the worker" : null;
        return new RebuildReport(element, state, done, total, 0, failure);
    }

    private static boolean isService(HttpExchange exchange) {
        var bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var parts = bearer.replace("Bearer ", "").split("\\.", -1);
        return parts.length == 3
                && new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                        .contains("\"internal\"");
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /// Nobody knows of its elements any more.
    @Override
    public synchronized void close() {
        server.stop(0);
        for (var element : elements.keySet()) {
            for (var topic : List.of(Topics.ELEMENTS, Topics.ELEMENT_STATUS)) {
                log.send(new ProducerRecord<String, byte[]>(topic.name(), element.value(), null));
            }
        }
    }
}
