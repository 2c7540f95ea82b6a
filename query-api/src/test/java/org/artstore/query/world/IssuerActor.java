package org.artstore.query.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.artstore.fixtures.TokenDraft;
import org.artstore.fixtures.TokenFixture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// In the place of auth-server: has the keys of the token fixture and gives the services' account a
/// token.
public final class IssuerActor {

    static final String CLIENT_ID = "artstore-services";
    static final String SECRET = "the-services'-secret";

    private final TokenFixture fixture = TokenFixture.shared();
    private final AtomicInteger issued = new AtomicInteger();
    private final HttpServer server;

    IssuerActor() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/jwks.json", this::showKeys);
        server.createContext("/api/v1/auth/token", this::issue);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// A draft of a client's token.
    public TokenDraft draft() {
        return fixture.draft().issuer(issuer());
    }

    /// How many tokens the services' account was given.
    public int issued() {
        return issued.get();
    }

    private void showKeys(HttpExchange exchange) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(fixture.jwksUri())).build();
        try (var client = HttpClient.newHttpClient()) {
            answer(exchange, 200, client.send(request, BodyHandlers.ofString()).body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void issue(HttpExchange exchange) throws IOException {
        var account = exchange.getRequestHeaders().getFirst("Authorization");
        if (account == null || !account.startsWith("Basic ")) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        var token =
                draft().client(CLIENT_ID)
                        .without("role")
                        .scopes("internal")
                        .claim("number", issued.incrementAndGet())
                        .sign();
        answer(
                exchange,
                200,
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":1800}"
                        .formatted(token));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
