package org.artstore.standalone.setup;

import org.artstore.embedded.process.StartFailed;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The registry of storage elements, spoken to as the administrator.
final class Registry {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CREATED = 201;
    private static final int EXISTS = 409;

    private final HttpClient client;
    private final Urls urls;
    private final String token;

    private Registry(HttpClient client, Urls urls, String token) {
        this.client = client;
        this.urls = urls;
        this.token = token;
    }

    static Registry as(Administrator administrator, HttpClient client, Urls urls) {
        var scope = URLEncoder.encode("storage:read storage:write", StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(urls.token())
                        .header("Authorization", "Basic " + basic(administrator))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "grant_type=client_credentials&scope=" + scope))
                        .build();
        var answer = json(send(client, request), urls.token());
        return new Registry(client, urls, answer.path("access_token").asString());
    }

    boolean has(String elementId) {
        var url = URI.create(urls.elements() + "/" + elementId);
        var request =
                HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token).build();
        return send(client, request).statusCode() == 200;
    }

    /// An element that exists already is left as it is.
    void register(FirstElement element) {
        var request =
                HttpRequest.newBuilder(urls.elements())
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(element)))
                        .build();
        var answer = send(client, request);
        if (answer.statusCode() != CREATED && answer.statusCode() != EXISTS) {
            throw unexpected(answer, urls.elements());
        }
    }

    /// RFC 6749 2.3.1: both parts are form-encoded first.
    private static String basic(Administrator administrator) {
        var pair =
                URLEncoder.encode(administrator.clientId(), StandardCharsets.UTF_8)
                        + ":"
                        + URLEncoder.encode(administrator.clientSecret(), StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(HttpResponse<String> answer, URI url) {
        if (answer.statusCode() != 200) {
            throw unexpected(answer, url);
        }
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StartFailed("auth-server does not answer at " + request.uri() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("The start was interrupted.", e);
        }
    }

    private static StartFailed unexpected(HttpResponse<String> answer, URI url) {
        return new StartFailed(
                "auth-server answered %d at %s: %s"
                        .formatted(answer.statusCode(), url, answer.body()));
    }
}
