package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// A type of documents gets a template, and then a wider one.
class TemplateJourneyIT {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final String TEMPLATE = "delivery-note";
    private static final String SCHEMA =
            "{\"schema\":{\"required\":[\"number\"],\"additionalProperties\":false,"
                    + "\"properties\":{\"number\":{\"type\":%s}}}}";

    private final Standalone standalone = Standalone.shared();
    private final ArtStoreClient client = standalone.client();

    @Test
    void documentsSatisfyTheTemplateThatTheyName() throws Exception {
        var registered =
                register(
                        "",
                        SCHEMA.formatted("\"string\"")
                                .replaceFirst("\\{", "{\"template_id\":\"" + TEMPLATE + "\","));
        assertThat(registered.statusCode()).as(ArtStoreClient.text(registered)).isEqualTo(201);

        var id = stored("\"L-1\"");
        assertThat(ArtStoreClient.json(client.document(id)).path("custom_attributes").toString())
                .isEqualTo(
                        "{\"$template\":{\"id\":\"delivery-note\",\"version\":1},\"number\":\"L-1\"}");
        await().atMost(WITHIN).until(() -> finds(id));
        var refused = upload("1");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(ArtStoreClient.json(refused).at("/errors/0/pointer").asString())
                .isEqualTo("/custom_attributes/number");
        assertThat(patch(id, "{\"number\":2}").statusCode()).isEqualTo(422);
        assertThat(patch(id, "{\"number\":\"L-2\"}").statusCode()).isEqualTo(200);

        assertThat(
                        register("/" + TEMPLATE + "/versions", SCHEMA.formatted("\"null\""))
                                .statusCode())
                .isEqualTo(409);
        var wider = SCHEMA.formatted("[\"string\",\"integer\"]");
        assertThat(register("/" + TEMPLATE + "/versions", wider).statusCode()).isEqualTo(201);
        assertThat(stored("3")).isNotEqualTo(id);
        assertThat(patch(id, "{\"number\":2}").statusCode()).isEqualTo(422);
        assertThat(patch(id, "{\"number\":2,\"$template\":\"delivery-note\"}").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<byte[]> register(String path, String body)
            throws IOException, InterruptedException {
        var templates = standalone.credentials().authUrl() + "/api/v1/templates";
        return client.send(
                client.authorized(URI.create(templates + path), "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    /// A template and its versions are known to all services within a moment.
    private String stored(String number) {
        var stored = new AtomicReference<HttpResponse<byte[]>>();
        await().atMost(WITHIN)
                .until(
                        () -> {
                            stored.set(upload(number));
                            return stored.get().statusCode() == 201;
                        });
        return ArtStoreClient.json(stored.get()).path("file_id").asString();
    }

    private HttpResponse<byte[]> upload(String number) throws IOException, InterruptedException {
        var body =
                """
                --b\r
                Content-Disposition: form-data; name="metadata"\r
                \r
                {"custom_attributes": {"$template": "%s", "number": %s}}\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="delivered.txt"\r
                \r
                delivered\r
                --b--\r
                """
                        .formatted(TEMPLATE, number);
        return client.send(
                client.authorized(
                                client.ingest("/api/v1/files/upload"),
                                "Content-Type",
                                "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private HttpResponse<byte[]> patch(String id, String attributes)
            throws IOException, InterruptedException {
        var patch = "{\"custom_attributes\":" + attributes + "}";
        return client.send(
                client.authorized(client.ingest("/api/v1/files/" + id))
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofString(patch))
                        .build());
    }

    /// By the template alone.
    private boolean finds(String id) throws IOException, InterruptedException {
        var found =
                client.send(
                        client.authorized(
                                        client.query("/api/v1/search"),
                                        "Content-Type",
                                        "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"custom_attributes\":{\"$template\":"
                                                        + "{\"id\":\"delivery-note\"}}}"))
                                .build());
        return ArtStoreClient.text(found).contains(id);
    }
}
