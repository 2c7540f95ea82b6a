package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.bench.client.ArtStoreClient;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// What becomes of a document after it was stored: it changes, is held, and is deleted.
class ChangeJourneyIT {

    private static final Duration SEARCHABLE_WITHIN = Duration.ofSeconds(5);

    private final ArtStoreClient client = Standalone.shared().client();

    @Test
    void isFoundByWhatItSaysNow() throws IOException, InterruptedException {
        var id = stored("changing.txt");

        var changed = patch(id, "{\"tags\":[\"heliotrope\"],\"description\":\"altered\"}");

        assertThat(changed.statusCode()).as(ArtStoreClient.text(changed)).isEqualTo(200);
        assertThat(ArtStoreClient.json(changed).path("version").asLong()).isEqualTo(2);
        assertThat(changed.headers().firstValue("Artstore-Receipt")).isPresent();
        await().atMost(SEARCHABLE_WITHIN)
                .untilAsserted(
                        () ->
                                assertThat(
                                                ArtStoreClient.json(client.document(id))
                                                        .path("description")
                                                        .asString())
                                        .isEqualTo("altered"));
        await().atMost(SEARCHABLE_WITHIN).until(() -> finds("heliotrope", id));
        assertThat(client.download(id, BodyHandlers.ofString()).body()).isEqualTo("changing.txt");
    }

    @Test
    void isGoneWhenItsDeletionIsAnswered() throws IOException, InterruptedException {
        var id = stored("xylograph.txt");
        await().atMost(SEARCHABLE_WITHIN).until(() -> finds("xylograph", id));

        var deleted = delete(id);

        assertThat(deleted.statusCode()).as(ArtStoreClient.text(deleted)).isEqualTo(204);
        assertThat(client.download(id, BodyHandlers.ofString()).statusCode()).isEqualTo(410);
        assertThat(delete(id).statusCode()).isEqualTo(204);
        await().atMost(SEARCHABLE_WITHIN)
                .until(() -> client.document(id).statusCode() == 410 && !finds("xylograph", id));
        assertThat(patch(id, "{\"tags\":[]}").statusCode()).isEqualTo(410);
    }

    @Test
    void isNotDeletedWhileItIsHeld() throws IOException, InterruptedException {
        var id = stored("held.txt");
        assertThat(patch(id, "{\"legal_hold\":true}").statusCode()).isEqualTo(200);

        var refused = delete(id);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(ArtStoreClient.json(refused).path("code").asString())
                .isEqualTo("retention-locked");
        assertThat(client.download(id, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(patch(id, "{\"legal_hold\":false}").statusCode()).isEqualTo(200);
        assertThat(delete(id).statusCode()).isEqualTo(204);
    }

    @Test
    void leavesTheOtherOfTwoWithTheSameContent() throws IOException, InterruptedException {
        var first = stored("twin.txt");
        var second = stored("twin.txt");
        assertThat(second).isNotEqualTo(first);

        assertThat(delete(first).statusCode()).isEqualTo(204);

        assertThat(client.download(first, BodyHandlers.ofString()).statusCode()).isEqualTo(410);
        assertThat(client.download(second, BodyHandlers.ofString()).body()).isEqualTo("twin.txt");
        await().atMost(SEARCHABLE_WITHIN)
                .until(() -> finds("twin", second) && !finds("twin", first));
    }

    private String stored(String name) throws IOException, InterruptedException {
        return client.store(name, name.getBytes(StandardCharsets.UTF_8)).path("file_id").asString();
    }

    private HttpResponse<byte[]> patch(String id, String patch)
            throws IOException, InterruptedException {
        return client.send(
                client.authorized(client.ingest("/api/v1/files/" + id))
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofString(patch))
                        .build());
    }

    private HttpResponse<byte[]> delete(String id) throws IOException, InterruptedException {
        return client.send(
                client.authorized(client.ingest("/api/v1/files/" + id)).DELETE().build());
    }

    private boolean finds(String words, String id) throws IOException, InterruptedException {
        var answer = client.search(words, Map.of("limit", "1000"));
        return ArtStoreClient.json(answer).path("items").findValuesAsString("file_id").contains(id);
    }
}
