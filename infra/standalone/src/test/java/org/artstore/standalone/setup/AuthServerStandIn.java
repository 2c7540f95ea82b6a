package org.artstore.standalone.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/// Speaks as much of auth-server's contract as the first start needs.
final class AuthServerStandIn implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    final Map<String, JsonNode> elements = new ConcurrentSkipListMap<>();
    private final HttpServer server;
    private int refused = Integer.MAX_VALUE;

    AuthServerStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/auth/token", this::token);
        server.createContext("/api/v1/storage-elements", this::element);
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// Fails at the registration of an element once so many exist.
    void failAfter(int registered) {
        refused = registered;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void token(HttpExchange exchange) throws IOException {
        var basic = exchange.getRequestHeaders().getFirst("Authorization");
        var known = "Basic YWRtaW46YSUyRmI=".equals(basic);
        answer(exchange, known ? 200 : 401, "{\"access_token\":\"token\"}");
    }

    private void element(HttpExchange exchange) throws IOException {
        if (!"Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            register(exchange, JSON.readTree(exchange.getRequestBody()));
        } else {
            var path = exchange.getRequestURI().getPath();
            var id = path.substring(path.lastIndexOf('/') + 1);
            answer(exchange, elements.containsKey(id) ? 200 : 404, "{}");
        }
    }

    private void register(HttpExchange exchange, JsonNode element) throws IOException {
        if (elements.size() >= refused) {
            answer(exchange, 503, "{}");
            return;
        }
        var existed =
                elements.putIfAbsent(element.path("element_id").stringValue(), element) != null;
        answer(exchange, existed ? 409 : 201, "{}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
