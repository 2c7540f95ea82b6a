package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;

import org.artstore.schemas.element.ElementStatus.Health;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;

/// Documents for which no element is found before their first chunk is full: the room in memory
/// that they took is free again.
class RoomIT {

    private static final String PERMANENT = "filename=a&retention_policy=permanent";
    private static final byte[] TWO_CHUNKS = RawUploadIT.random(2 << 20);

    private final Service service = Service.shared();
    private final Client client = Client.of(service);

    @BeforeEach
    void fill() {
        service.storage().report(StorageActor.RW, Health.FULL);
        await().until(() -> client.upload(PERMANENT, new byte[1]).status() == 507);
    }

    @AfterEach
    void empty() {
        service.storage().report(StorageActor.RW, Health.ONLINE);
        await().until(() -> client.upload(PERMANENT, new byte[1]).status() == 201);
    }

    @Test
    void ofABodyWithoutLengthIsFreeAgain() {
        client.post(
                        "/api/v1/files?" + PERMANENT,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TWO_CHUNKS)))
                .refused(507, "storage-full");

        nothingIsInMemory();
    }

    @Test
    void ofAPartIsFreeAgain() {
        var form =
                new Form()
                        .metadata("[{\"retention_policy\":\"permanent\"}]")
                        .file("a", "application/x-document", TWO_CHUNKS);

        var answer =
                client.header("Content-Type", form.contentType())
                        .post("/api/v1/files/upload", form.publisher());

        assertThat(answer.response().body()).contains("storage-full");
        nothingIsInMemory();
    }

    private void nothingIsInMemory() {
        var taken =
                service.context()
                        .getBean(MeterRegistry.class)
                        .get("artstore.ingest.in.flight")
                        .gauge();
        await().untilAsserted(() -> assertThat(taken.value()).isZero());
    }
}
