package org.artstore.auth;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;

/// What the service answered.
public record Answer(HttpResponse<String> response) {

    private static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public String text() {
        return response.body();
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    /// The text of a field of the answer's object.
    public String field(String name) {
        return json().path(name).asString();
    }
}
