package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// A job of index-stream that builds a generation of the index, as an operator sees it.
///
/// @param place where it is shown
record ReindexJob(Standalone standalone, ArtStoreClient client, URI place) {

    private static final Duration WITHIN = Duration.ofMinutes(2);

    /// Begins one.
    ///
    /// @param order what is asked for, in JSON
    static ReindexJob begin(Standalone standalone, String order)
            throws IOException, InterruptedException {
        var client = standalone.client();
        var jobs = standalone.credentials().indexUrl().resolve("/api/v1/reindex-jobs");
        var begun = post(client, jobs, order);
        assertThat(begun.statusCode()).as(ArtStoreClient.text(begun)).isEqualTo(202);
        var place = jobs.resolve(begun.headers().firstValue("Location").orElseThrow());
        return new ReindexJob(standalone, client, place);
    }

    /// Gives it a command, with parameters if there are any, which must be taken.
    void tell(String command) throws IOException, InterruptedException {
        var answer = post(client, URI.create(place + "/" + command), "");
        assertThat(answer.statusCode()).as(ArtStoreClient.text(answer)).isEqualTo(200);
    }

    String state() throws IOException, InterruptedException {
        return view().path("state").asString();
    }

    JsonNode view() throws IOException, InterruptedException {
        return ArtStoreClient.json(client.get(place, BodyHandlers.ofByteArray()));
    }

    /// Waits until it can take the place of the live one. If that is in vain, what is said of it
    /// and what index-stream complained of is shown.
    void awaitReady() {
        await().atMost(WITHIN)
                .untilAsserted(
                        () -> {
                            var view = view();
                            assertThat(view.path("state").asString())
                                    .as(() -> view + "\n" + standalone.complaints("index-stream"))
                                    .isEqualTo("ready");
                        });
    }

    private static HttpResponse<byte[]> post(ArtStoreClient client, URI uri, String body)
            throws IOException, InterruptedException {
        return client.send(
                client.authorized(uri, "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }
}
