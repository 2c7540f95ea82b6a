package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.fixtures.KafkaFixture;
import org.artstore.ingest.Client.Answer;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Map;

/// How many resumable uploads there may be at once.
class OpenUploadsIT {
    private static final int MOST = 3;

    @Test
    void moreAreRefusedUntilOthersEnd() {
        var shared = Service.shared();
        var settings = Map.of("artstore.uploads.most-open", Integer.toString(MOST));
        var limited = Service.start(KafkaFixture.bootstrapServers(), shared.storage(), settings);
        try (var _ = limited.context()) {
            var client = Client.of(limited).header("Tus-Resumable", "1.0.0");
            var created = new ArrayList<Answer>();
            var answer = create(client);
            while (answer.status() == 201) {
                created.add(answer);
                answer = create(client);
            }

            answer.refused(503, "too-many-uploads");
            assertThat(answer.header("Retry-After")).isEqualTo("2");
            assertThat(created).hasSizeBetween(1, MOST);
            assertThat(shared.storage().shelf().open()).hasSizeLessThanOrEqualTo(MOST);

            client.delete(created.removeFirst().header("Location"));
            answer = create(client);
            assertThat(answer.status()).isEqualTo(201);
            created.add(answer);
            created.forEach(one -> client.delete(one.header("Location")));
        }
    }

    private static Answer create(Client client) {
        return client.header("Upload-Length", "5")
                .header("Upload-Metadata", "filename YQ==")
                .post("/api/v1/uploads", BodyPublishers.noBody());
    }
}
