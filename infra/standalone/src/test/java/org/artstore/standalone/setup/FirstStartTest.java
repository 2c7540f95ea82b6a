package org.artstore.standalone.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import org.artstore.embedded.process.StartFailed;
import org.artstore.standalone.data.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class FirstStartTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private AuthServerStandIn auth;
    private DataFolder folder;

    @BeforeEach
    void createAdministrator(@TempDir Path path) throws IOException {
        auth = new AuthServerStandIn();
        folder = DataFolder.open(path);
        Files.writeString(
                folder.administrator(), "{\"client_id\":\"admin\",\"client_secret\":\"a/b\"}");
    }

    @AfterEach
    void close() {
        auth.close();
        client.close();
    }

    @Test
    void registersTwoDiskElements() {
        start(8000);

        assertThat(auth.elements).containsOnlyKeys("edit-01", "rw-01");
        var element = requireNonNull(auth.elements.get("rw-01"));
        assertThat(element.path("mode").stringValue()).isEqualTo("rw");
        assertThat(element.path("kind").stringValue()).isEqualTo("disk");
        assertThat(element.path("worker").stringValue()).isEqualTo("local");
        assertThat(element.path("priority").intValue()).isEqualTo(1);
        assertThat(element.path("capacity_bytes").longValue()).isPositive();
        assertThat(Path.of(element.path("root").stringValue()))
                .isEqualTo(folder.elements().resolve("rw-01"))
                .isDirectory();
    }

    @Test
    void writesPrivateCredentialsAndForgetsTheOtherCopy() throws IOException {
        start(8000);

        assertThat(credentials().path("client_id").stringValue()).isEqualTo("admin");
        assertThat(credentials().path("client_secret").stringValue()).isEqualTo("a/b");
        assertThat(credentials().path("token_url").stringValue())
                .isEqualTo(auth.url() + "/api/v1/auth/token");
        assertThat(credentials().propertyNames())
                .containsExactly(
                        "client_id",
                        "client_secret",
                        "token_url",
                        "auth_url",
                        "worker_url",
                        "ingest_url",
                        "query_url",
                        "index_url");
        assertThat(Files.getPosixFilePermissions(folder.credentials()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder.administrator()).doesNotExist();
    }

    @Test
    void completesWhatAnEarlierStartHasBegun() {
        auth.failAfter(1);
        assertThatThrownBy(() -> start(8000)).isInstanceOf(StartFailed.class);
        assertThat(folder.credentials()).doesNotExist();
        auth.failAfter(Integer.MAX_VALUE);

        start(8000);

        assertThat(auth.elements).containsOnlyKeys("edit-01", "rw-01");
        assertThat(folder.credentials()).exists();
    }

    @Test
    void leavesACompletedInstallationAloneButFollowsItsPorts() {
        start(8000);
        auth.elements.remove("rw-01");

        start(9000);

        assertThat(auth.elements).containsOnlyKeys("edit-01");
        assertThat(credentials().path("query_url").stringValue())
                .isEqualTo("http://localhost:9030");
    }

    private void start(int portBase) {
        var urls =
                new Urls(
                        auth.url(),
                        local(portBase + 10),
                        local(portBase + 20),
                        local(portBase + 30),
                        local(portBase + 40));
        new FirstStart(folder, client, urls).complete();
    }

    private JsonNode credentials() {
        return new JsonMapper().readTree(folder.credentials().toFile());
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
