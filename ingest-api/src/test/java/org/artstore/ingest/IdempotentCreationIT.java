package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.ingest.Client.Answer;
import org.artstore.schemas.document.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/// Creations of uploads of many requests, with an `Idempotency-Key`, over two instances.
class IdempotentCreationIT {

    private static final String UPLOADS = "/api/v1/uploads";
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);

    private final List<Service> instances = List.of(Service.shared(), Service.second());
    private final Shelf shelf = Service.shared().storage().shelf();
    private final String key = UUID.randomUUID().toString();
    private final List<Client> clients =
            instances.stream()
                    .map(service -> Client.of(service).header("Idempotency-Key", key))
                    .toList();

    @AfterEach
    void nothingIsLeftOpen() {
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    @Test
    void aCreationOfTusIsOneUploadThatOneClientFills() {
        var creations = atOnce(client -> tus(client, "5").post(UPLOADS, noBytes()));

        assertThat(creations).allMatch(answer -> answer.status() == 201);
        assertThat(creations.stream().map(it -> it.header("Location")).distinct()).hasSize(1);
        assertThat(creations).allMatch(it -> it.header("Upload-Offset").equals("0"));
        assertThat(creations).allMatch(it -> it.header("Tus-Resumable").equals("1.0.0"));
        tus(clients.getLast(), "6").post(UPLOADS, noBytes()).refused(422, "idempotency-mismatch");

        var filled =
                tus(Client.of(instances.getLast()), "5")
                        .header("Content-Type", "application/offset+octet-stream")
                        .header("Upload-Offset", "0")
                        .patch(creations.getFirst().header("Location"), HELLO);
        assertThat(filled.status()).isEqualTo(204);
        assertThat(document(creations.getFirst())).isEqualTo(Sha256.of(HELLO));
    }

    @Test
    void aCreationOfTusWithAllBytesIsOneDocument() {
        var creations = atOnce(client -> tusWithBytes(client, HELLO));

        assertThat(creations).allMatch(answer -> answer.status() == 201);
        assertThat(creations.stream().map(it -> it.header("Location")).distinct()).hasSize(1);
        assertThat(creations).allMatch(it -> it.header("Upload-Offset").equals("5"));
        assertThat(document(creations.getFirst())).isEqualTo(Sha256.of(HELLO));
        tusWithBytes(clients.getLast(), OTHER).refused(422, "idempotency-mismatch");
    }

    @Test
    void aCreationOfTheDraftIsOneUpload() {
        var creations =
                atOnce(client -> new IetfClient(client).create("filename=a", false, new byte[0]));

        assertThat(creations).allMatch(answer -> answer.status() == 201);
        assertThat(creations.stream().map(IetfClient::file).distinct()).hasSize(1);
        var file = IetfClient.file(creations.getFirst());
        var filled = new IetfClient(Client.of(instances.getFirst())).append(file, 0, true, HELLO);
        assertThat(filled.status()).isEqualTo(201);
        assertThat(filled.file()).isEqualTo(file);
    }

    @Test
    void aCreationOfTheDraftWithAllBytesIsOneDocumentAndOneAnswer() {
        var creations = atOnce(client -> new IetfClient(client).create("filename=a", true, HELLO));

        assertThat(creations).allMatch(answer -> answer.status() == 201);
        assertThat(creations.stream().map(it -> it.response().body()).distinct()).hasSize(1);
        assertThat(creations).allMatch(it -> it.header("Upload-Complete").equals("?1"));
        assertThat(shelf.document(creations.getFirst().file()).content().checksum())
                .isEqualTo(Sha256.of(HELLO));
        new IetfClient(clients.getLast())
                .create("filename=a", true, OTHER)
                .refused(422, "idempotency-mismatch");
    }

    @Test
    void aRefusedCreationIsRefusedInTheSameWords() {
        var first = new IetfClient(clients.getFirst()).create("filename=a&ttl_days=0", true, HELLO);
        var again = new IetfClient(clients.getLast()).create("filename=a&ttl_days=0", true, HELLO);

        first.refused(422, "invalid-content");
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Upload-Complete")).isEqualTo(first.header("Upload-Complete"));
    }

    private static Client tus(Client client, String length) {
        return client.header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", length)
                .header("Upload-Metadata", "filename YQ==");
    }

    private static Answer tusWithBytes(Client client, byte[] bytes) {
        return tus(client, "5")
                .header("Content-Type", "application/offset+octet-stream")
                .post(UPLOADS, BodyPublishers.ofByteArray(bytes));
    }

    private static BodyPublisher noBytes() {
        return BodyPublishers.noBody();
    }

    private Sha256 document(Answer created) {
        return shelf.document(IetfClient.file(created)).content().checksum();
    }

    private List<Answer> atOnce(Function<Client, Answer> request) {
        return Stream.of(clients, clients, clients, clients)
                .flatMap(List::stream)
                .map(client -> CompletableFuture.supplyAsync(() -> request.apply(client)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
