package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.file.FileEvent.CommandRejected.Refusal;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.FileCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Changes and deletions of stored documents over HTTP, with an actor in the place of the worker.
class ChangeIT {

    private static final Service SERVICE = Service.shared();

    private final Client client = Client.of(SERVICE).header("Content-Type", "application/json");
    private final Client operator =
            client.token(TokenFixture.shared().token("files:write", "storage:write"));

    @AfterEach
    void answerAgain() {
        SERVICE.storage().lookups().silence(false);
    }

    @Test
    void changesWhatTheClientSaysAndNothingElse() {
        var file = stored();

        var changed =
                client.header("Content-Type", "application/merge-patch+json")
                        .patch(
                                path(file),
                                bytes(
                                        "{\"description\":\"new\",\"custom_attributes\":{\"a\":{\"b\":1}}}"));

        assertThat(changed.status()).as(changed.response().body()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.header("Artstore-Receipt")).isEqualTo(changed.text("receipt"));
        assertThat(changed.text("description")).isEqualTo("new");
        assertThat(changed.json().path("tags").path(0).asString()).isEqualTo("old");
        assertThat(changed.json().path("version").asLong()).isEqualTo(2);

        var more =
                client.patch(
                        path(file),
                        bytes(
                                "{\"description\":null,\"tags\":[\"x\",\"y\"],"
                                    + "\"custom_attributes\":{\"a\":{\"b\":null,\"c\":[1.25]}}}"));
        assertThat(more.json().has("description")).isFalse();
        assertThat(more.json().path("tags").size()).isEqualTo(2);
        assertThat(more.json().path("custom_attributes").toString())
                .isEqualTo("{\"a\":{\"c\":[1.25]}}");
        assertThat(more.json().path("version").asLong()).isEqualTo(3);
    }

    @Test
    void aChangeThatChangesNothingIsNoVersion() {
        var file = stored();

        var same = client.patch(path(file), bytes("{\"tags\":[\"old\"]}"));

        assertThat(same.status()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo("\"1\"");
        assertThat(commands(file)).isEmpty();
    }

    @Test
    void heedsTheVersionThatTheClientNames() {
        var file = stored();

        client.header("If-Match", "\"2\"")
                .patch(path(file), bytes("{\"tags\":[]}"))
                .refused(412, "precondition-failed");
        client.header("If-Match", "W/\"1\"").delete(path(file)).refused(412, "precondition-failed");
        client.header("If-Match", "1").delete(path(file)).refused(400, "malformed-header");
        var changed =
                client.header("If-Match", "\"7\", \"1\"").patch(path(file), bytes("{\"tags\":[]}"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(client.header("If-Match", "*").delete(path(file)).status()).isEqualTo(204);
    }

    @Test
    void triesAgainWhenAnotherChangeCameFirst() {
        var file = stored();
        SERVICE.storage().shelf().refuse(file, Refusal.VERSION_DIFFERS, Refusal.NOT_HERE);

        var changed = client.patch(path(file), bytes("{\"tags\":[\"mine\"]}"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(commands(file)).hasSize(3);
    }

    @Test
    void givesUpWhenOthersAlwaysComeFirst() {
        var file = stored();
        SERVICE.storage()
                .shelf()
                .refuse(
                        file,
                        Stream.generate(() -> Refusal.VERSION_DIFFERS)
                                .limit(20)
                                .toArray(Refusal[]::new));

        client.patch(path(file), bytes("{\"tags\":[\"mine\"]}")).refused(503, "contended");
    }

    @Test
    void deletesOnceHoweverOftenItIsAsked() {
        var file = stored();

        var deleted = client.delete(path(file));

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.header("Artstore-Receipt")).isNotEmpty();
        assertThat(client.delete(path(file)).status()).isEqualTo(204);
        assertThat(commands(file)).hasSize(1);
        client.patch(path(file), bytes("{\"tags\":[]}")).refused(410, "deleted");
    }

    @Test
    void legalHoldAndRetentionAreForOperators() {
        var file = stored();
        var until = Instant.parse("2099-01-01T00:00:00Z");

        client.patch(path(file), bytes("{\"legal_hold\":true}")).refused(403, "insufficient-scope");
        client.patch(path(file), bytes("{\"retain_until\":null}"))
                .refused(403, "insufficient-scope");
        var held =
                operator.patch(
                        path(file),
                        bytes("{\"legal_hold\":true,\"retain_until\":\"" + until + "\"}"));

        assertThat(held.status()).as(held.response().body()).isEqualTo(200);
        assertThat(held.json().path("legal_hold").asBoolean()).isTrue();
        assertThat(held.text("retain_until")).isEqualTo("2099-01-01T00:00:00Z");
    }

    @Test
    void documentsOfOthersAreTheirs() {
        var file = stored();
        var other = TokenFixture.shared().draft().client("sa_other").scopes("files:write").sign();
        var stranger =
                TokenFixture.shared().draft().tenant("elsewhere").scopes("files:write").sign();

        client.token(other).patch(path(file), bytes("{\"tags\":[]}")).refused(403, "not-owner");
        client.token(other).delete(path(file)).refused(403, "not-owner");
        client.token(stranger).patch(path(file), bytes("{\"tags\":[]}")).refused(404, "not-found");
        client.token(stranger).delete(path(file)).refused(404, "not-found");
        assertThat(commands(file)).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeChanged() {
        var never = FileId.create(Instant.now());

        client.delete(path(never)).refused(404, "not-found");
        client.delete("/api/v1/files/no-id").refused(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"filename\":\"a\"} | /filename",
                "{\"a/b~\":1} | /a~1b~0",
                "{\"description\":1} | /description",
                "{\"tags\":\"a\"} | /tags",
                "{\"tags\":[\"a\",1]} | /tags/1",
                "{\"tags\":[\"a\",\" \"]} | /tags/1",
                "{\"custom_attributes\":[]} | /custom_attributes",
                "{\"legal_hold\":\"yes\"} | /legal_hold",
                "{\"retain_until\":\"tomorrow\"} | /retain_until",
            })
    void saysWhichValueIsNotAllowed(String patch, String pointer) {
        var file = stored();

        var refused = operator.patch(path(file), bytes(patch)).refused(422, "invalid-content");

        assertThat(refused.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo(pointer);
        assertThat(commands(file)).isEmpty();
    }

    @Test
    void aPatchIsAnObjectInJson() {
        var file = stored();

        client.patch(path(file), bytes("{")).refused(400, "malformed-patch");
        client.patch(path(file), bytes("{} {}")).refused(400, "malformed-patch");
        client.patch(path(file), bytes("")).refused(400, "malformed-patch");
        client.patch(path(file), bytes("[]")).refused(422, "invalid-content");
        client.header("Content-Type", "text/plain")
                .patch(path(file), bytes("{}"))
                .refused(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource({
        "MODE_NOT_ALLOWED, 409, mode-not-allowed",
        "IN_TRANSFER, 409, in-transfer",
        "PERMANENT, 409, already-permanent",
        "RETENTION_LOCKED, 409, retention-locked",
        "RETENTION_SHORTENED, 422, invalid-content",
        "ATTRIBUTES_TOO_LARGE, 422, attributes-too-large",
        "NOT_OWNER, 403, not-owner",
        "OPERATORS_ONLY, 403, insufficient-scope",
        "DAMAGED, 503, damaged",
    })
    void tellsWhyTheElementRefuses(Refusal reason, int status, String code) {
        var file = stored();
        SERVICE.storage().shelf().refuse(file, reason);

        client.delete(path(file)).refused(status, code);
    }

    @Test
    void saysWhenNobodyKnowsWhoHoldsIt() {
        var file = stored();
        SERVICE.storage().lookups().silence(true);

        var refused = client.delete(path(file)).refused(503, "element-unavailable");

        assertThat(refused.header("Retry-After")).isNotEmpty();
    }

    @Test
    void acceptsWhatTheElementDecidesLater() {
        try (var hasty = another()) {
            var file = stored();
            SERVICE.storage().pause();
            try {
                var given =
                        Client.of(hasty.service())
                                .header("Content-Type", "application/json")
                                .patch(path(file), bytes("{\"tags\":[\"late\"]}"));
                assertThat(given.status()).as(given.response().body()).isEqualTo(202);
                assertThat(given.header("Location")).endsWith("/api/v1/files/" + file);
            } finally {
                SERVICE.storage().resume();
            }
        }
    }

    private record Hasty(Service service) implements AutoCloseable {

        @Override
        public void close() {
            service.context().close();
        }
    }

    private static Hasty another() {
        return new Hasty(Service.another(Map.of("artstore.change.patience", "1s")));
    }

    private FileId stored() {
        var stored = client.upload("filename=a.txt&tags=old&description=old", bytes("content"));
        assertThat(stored.status()).as(stored.response().body()).isEqualTo(201);
        return stored.file();
    }

    private static List<FileCommand> commands(FileId file) {
        return SERVICE.storage().shelf().records(file).stream()
                .filter(FileCommand.class::isInstance)
                .map(FileCommand.class::cast)
                .toList();
    }

    private static String path(FileId file) {
        return "/api/v1/files/" + file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
