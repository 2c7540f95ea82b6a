package org.artstore.auth;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;

/// What the service answered.
record Answer(HttpResponse<String> response) {

    private static final JsonMapper JSON = new JsonMapper();

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    String text() {
        return response.body();
    }

    JsonNode json() {
        return JSON.readTree(response.body());
    }

    /// The text of a field of the answer's object.
    String field(String name) {
        return json().path(name).asString();
    }
}
