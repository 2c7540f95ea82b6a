package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/// One connection serves request after request, whether or not the next one comes before the server
/// has done with the one before.
class KeepAliveIT {

    private static final int REQUESTS = 500;

    @Test
    void aConnectionThatIsKeptAliveGoesOnBeingRead() {
        var client = Client.of(Service.shared());
        var bytes = "hello".getBytes(StandardCharsets.UTF_8);
        var path = "/api/v1/uploads/" + client.upload("filename=a", bytes).file();

        for (int i = 0; i < REQUESTS; i++) {
            if (i % 10 == 0) {
                assertThat(client.upload("filename=a", bytes).status()).isEqualTo(201);
            }
            assertThat(client.get(path).status()).isEqualTo(200);
        }
    }
}
