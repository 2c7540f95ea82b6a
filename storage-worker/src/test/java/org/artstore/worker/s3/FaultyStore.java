package org.artstore.worker.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A way to an object store on which things go wrong.
final class FaultyStore implements AutoCloseable {

    /// What goes wrong with one request.
    enum Fault {
        NONE,
        /// It is refused with 500 before anything is done.
        ERROR,
        /// It is refused with 503 before anything is done.
        SLOW_DOWN,
        /// It is done, and the connection ends without an answer.
        NO_ANSWER,
        /// It is done, and nothing happens any more.
        SILENCE,
        /// It is refused as if another one were under way, before anything is done.
        CONFLICT,
        /// Its condition, if it has one, is said not to hold, before anything is done.
        CONDITION_FAILED,
        /// The last of its bytes do not arrive.
        BODY_CUT_SHORT,
        /// It is not done, and the answer has the status of a success.
        ERROR_IN_SUCCESS,
        /// It is done, and the answer ends too early.
        CUT_SHORT,
        /// It is done as if it had no condition.
        UNCONDITIONAL
    }

    private static final Set<String> NOT_PASSED =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "http2-settings",
                    "transfer-encoding",
                    "upgrade");
    private static final byte[] ERROR_BODY =
            "<Error><Code>InternalError</Code><Message>of a test</Message></Error>"
                    .getBytes(StandardCharsets.UTF_8);

    private final URI target;
    private final Function<HttpExchange, Fault> faults;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;

    FaultyStore(URI target, Function<HttpExchange, Fault> faults) {
        this.target = target;
        this.faults = faults;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            switch (faults.apply(exchange)) {
                case NONE -> pass(exchange, pass(exchange, body, false), 0);
                case UNCONDITIONAL -> pass(exchange, pass(exchange, body, true), 0);
                case CUT_SHORT -> pass(exchange, pass(exchange, body, false), 1);
                case BODY_CUT_SHORT -> pass(exchange, pass(exchange, withoutEnd(body), false), 0);
                case NO_ANSWER -> {
                    var _ = pass(exchange, body, false);
                }
                case SILENCE -> {
                    var _ = pass(exchange, body, false);
                    awaitEnd();
                }
                case CONDITION_FAILED -> {
                    if (isConditional(exchange)) {
                        answer(exchange, 412);
                    } else {
                        pass(exchange, pass(exchange, body, false), 0);
                    }
                }
                case CONFLICT -> answer(exchange, 409);
                case ERROR -> answer(exchange, 500);
                case SLOW_DOWN -> answer(exchange, 503);
                case ERROR_IN_SUCCESS -> answer(exchange, 200);
            }
        }
    }

    private static boolean isConditional(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        return headers.containsKey("If-None-Match") || headers.containsKey("If-Match");
    }

    private static byte[] withoutEnd(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }

    private void awaitEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : ERROR_BODY.length);
        if (!head) {
            exchange.getResponseBody().write(ERROR_BODY);
        }
    }

    private HttpResponse<byte[]> pass(HttpExchange exchange, byte[] body, boolean unconditional)
            throws IOException {
        var request =
                HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            var lower = name.toLowerCase(Locale.ROOT);
                            if (!NOT_PASSED.contains(lower)
                                    && !(unconditional && lower.startsWith("if-"))) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Without the last bytes, of which there may be none.
    private static void pass(HttpExchange exchange, HttpResponse<byte[]> answer, int missing)
            throws IOException {
        answer.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (!NOT_PASSED.contains(name)) {
                                exchange.getResponseHeaders().put(name, values);
                            }
                        });
        var body = answer.body();
        if (exchange.getRequestMethod().equals("HEAD")) {
            answer.headers()
                    .firstValue("content-length")
                    .ifPresent(it -> exchange.getResponseHeaders().set("Content-Length", it));
            exchange.sendResponseHeaders(answer.statusCode(), -1);
        } else if (body.length == 0) {
            exchange.sendResponseHeaders(answer.statusCode(), -1);
        } else {
            exchange.sendResponseHeaders(answer.statusCode(), body.length);
            exchange.getResponseBody().write(body, 0, body.length - missing);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
        client.close();
    }
}
