package org.artstore.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.FileId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.concurrent.Executors;

/// The endpoint of a storage worker that says which files it holds, to those of its tenant.
final class Lookups implements AutoCloseable {

    private static final String PATH = "/internal/v1/files/";

    private final Shelf shelf;
    private final HttpServer server;
    private volatile boolean silent;

    Lookups(Shelf shelf) {
        this.shelf = shelf;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PATH, this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// Whether it answers that its element is offline.
    void silence(boolean now) {
        silent = now;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var tenant = tenant(exchange.getRequestHeaders().getFirst("Authorization"));
            var held =
                    shelf.held(FileId.parse(path.substring(PATH.length())))
                            .filter(it -> it.tenant().value().equals(tenant));
            if (silent || held.isEmpty()) {
                exchange.sendResponseHeaders(silent ? 503 : 404, -1);
                return;
            }
            var json = EventJson.MAPPER.writeValueAsBytes(held.get());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private static String tenant(String authorization) {
        int begin = authorization.indexOf('.') + 1;
        var claims = authorization.substring(begin, authorization.indexOf('.', begin));
        return EventJson.MAPPER
                .readTree(Base64.getUrlDecoder().decode(claims))
                .path("tenant")
                .asString("");
    }
}
