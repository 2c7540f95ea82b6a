package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.file.FileEvent.CommandRejected.Refusal;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.artstore.schemas.transfer.TransferEvent.TransferCompleted;
import org.artstore.schemas.transfer.TransferEvent.TransferCopying;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack.Reason;
import org.artstore.schemas.transfer.TransferEvent.TransferVerified;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Finalisation over HTTP, with an actor in the place of the workers.
class FinalisationIT {

    private static final Service SERVICE = Service.shared();

    private final Client client = Client.of(SERVICE);

    @Test
    void tellsEachStepUntilItIsPermanent() {
        var file = stored("retention_policy=temporary");

        var begun = finalise(client, file);

        assertThat(begun.status()).as(begun.response().body()).isEqualTo(202);
        assertThat(begun.header("Location")).isEqualTo(path(file));
        assertThat(begun.text("state")).isEqualTo("requested");
        var command = commands(file).getFirst();
        assertThat(command.elementId()).isEqualTo(StorageActor.EDIT);
        assertThat(command.target()).isEqualTo(StorageActor.RW);
        assertThat(command.finalise()).isTrue();
        assertThat(command.version()).isOne();

        var id = command.commandId();
        SERVICE.storage().tell(new TransferCopying(file, id, 1, 2, Instant.now()));
        awaitState(file, "copying");
        assertThat(client.get(path(file)).json().path("progress").asDouble()).isEqualTo(0.25);
        SERVICE.storage().tell(new TransferVerified(file, id, StorageActor.RW, Instant.now()));
        awaitState(file, "verified");
        SERVICE.storage().tell(new TransferCompleted(file, id, StorageActor.RW, Instant.now()));
        awaitState(file, "completed");
        var ended = client.get(path(file));
        assertThat(ended.json().path("progress").asDouble()).isEqualTo(1);
        assertThat(ended.json().path("version").asLong()).isEqualTo(2);
        assertThat(Client.of(Service.second()).get(path(file)).text("state"))
                .isEqualTo("completed");
    }

    @Test
    void isBegunOnceHoweverOftenItIsAskedFor() {
        var file = stored("");

        finalise(client, file);
        var again = finalise(client, file);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("state")).isEqualTo("requested");
        assertThat(commands(file)).hasSize(1);
    }

    @Test
    void mayBeAskedForAgainAfterItWasRolledBack() {
        var file = stored("");
        finalise(client, file);
        var id = commands(file).getFirst().commandId();

        SERVICE.storage().tell(new TransferRolledBack(file, id, Reason.NO_ROOM, Instant.now()));
        awaitState(file, "rolled_back");
        assertThat(client.get(path(file)).text("reason")).isEqualTo("no-room");

        assertThat(finalise(client, file).text("state")).isEqualTo("requested");
        assertThat(commands(file)).hasSize(2);
    }

    @Test
    void whatIsPermanentCannotBecomeSo() {
        var file = stored("retention_policy=permanent");

        finalise(client, file).refused(409, "already-permanent");

        client.get(path(file)).refused(404, "not-found");
        assertThat(commands(file)).isEmpty();
    }

    @Test
    void triesAgainWhenTheDocumentChangesMeanwhile() {
        var file = stored("");
        SERVICE.storage().shelf().refuse(file, Refusal.VERSION_DIFFERS, Refusal.NOT_HERE);

        assertThat(finalise(client, file).status()).isEqualTo(202);
        assertThat(commands(file)).hasSize(3);
    }

    @Test
    void saysWhyTheElementRefuses() {
        var file = stored("");
        SERVICE.storage().shelf().refuse(file, Refusal.IN_TRANSFER);

        finalise(client, file).refused(409, "in-transfer");
    }

    @Test
    void documentsOfOthersAreTheirs() {
        var file = stored("");
        var other = TokenFixture.shared().draft().client("sa_other").scopes("files:write").sign();
        var stranger =
                TokenFixture.shared().draft().tenant("elsewhere").scopes("files:write").sign();

        finalise(client.token(other), file).refused(403, "not-owner");
        finalise(client.token(stranger), file).refused(404, "not-found");
        finalise(client, file);
        client.token(stranger).get(path(file)).refused(404, "not-found");
        finalise(client, FileId.create(Instant.now())).refused(404, "not-found");
        client.get("/api/v1/files/no-id/finalize").refused(404, "not-found");
    }

    @Test
    void acceptsWhatTheElementBeginsLater() {
        var hasty = Service.another(Map.of("artstore.finalisation.patience", "500ms"));
        try (var _ = hasty.context()) {
            var file = stored("");
            SERVICE.storage().pause();
            try {
                var given = finalise(Client.of(hasty), file);
                assertThat(given.status()).isEqualTo(202);
                assertThat(given.header("Location")).endsWith("/api/v1/files/" + file);
            } finally {
                SERVICE.storage().resume();
            }
            awaitState(file, "requested");
        }
    }

    private static Client.Answer finalise(Client client, FileId file) {
        return client.post(path(file), BodyPublishers.noBody());
    }

    private void awaitState(FileId file, String state) {
        await().until(() -> client.get(path(file)).text("state"), state::equals);
    }

    private FileId stored(String query) {
        var stored =
                client.upload(
                        "filename=a.txt&" + query, "contents".getBytes(StandardCharsets.UTF_8));
        assertThat(stored.status()).as(stored.response().body()).isEqualTo(201);
        return stored.file();
    }

    private static List<TransferFile> commands(FileId file) {
        return SERVICE.storage().shelf().records(file).stream()
                .filter(TransferFile.class::isInstance)
                .map(TransferFile.class::cast)
                .toList();
    }

    private static String path(FileId file) {
        return "/api/v1/files/" + file + "/finalize";
    }
}
