package org.artstore.auth.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.auth.Installation;
import org.artstore.auth.RunningServer;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The first start, whatever comes in between, and the ones after it.
class FirstStartIT {

    @Test
    void isCompletedByTheNextOneHoweverFarItCame() throws Exception {
        var installation = Installation.create();
        assertThatThrownBy(() -> installation.run(withoutCredentialsFile(installation)))
                .isInstanceOf(NoCredentialsFile.class);
        assertThat(accounts(installation)).isZero();
        // A crash after the file was written and before the account was committed.
        Files.createDirectories(installation.credentialsFile().getParent());
        Files.writeString(installation.credentialsFile(), "{\"client_id\": \"sa_nobody\"}");
        try (var server = installation.start()) {
            assertThat(server.adminToken()).isNotBlank();
            assertThat(accounts(installation)).isOne();
            assertThat(Files.getPosixFilePermissions(installation.credentialsFile()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void leavesKeyAndAccountsAsTheyAreWhenItIsNotTheFirst() throws Exception {
        var installation = Installation.create();
        String keys;
        String token;
        try (var server = installation.start()) {
            keys = keySet(server);
            token = server.adminToken();
        }
        var credentials = Files.readString(installation.credentialsFile());
        try (var server = installation.start()) {
            assertThat(keySet(server)).isEqualTo(keys);
            assertThat(server.get(RunningServer.ACCOUNTS, token).status()).isEqualTo(200);
            assertThat(server.adminToken()).isNotBlank();
            assertThat(accounts(installation)).isOne();
        }
        assertThat(Files.readString(installation.credentialsFile())).isEqualTo(credentials);
    }

    @Test
    void isAgreedOnByTwoInstancesThatStartAtOnce() {
        var installation = Installation.create();
        var starts =
                new CompletableFuture<?>[] {
                    CompletableFuture.supplyAsync(installation::start),
                    CompletableFuture.supplyAsync(installation::start)
                };
        try (var one = (RunningServer) starts[0].join();
                var other = (RunningServer) starts[1].join()) {
            assertThat(accounts(installation)).isOne();
            assertThat(keySet(one)).isEqualTo(keySet(other));
            assertThat(other.get(RunningServer.ACCOUNTS, one.adminToken()).status()).isEqualTo(200);
        }
    }

    private static List<String> withoutCredentialsFile(Installation installation) {
        return installation.defaults().filter(it -> !it.contains("credentials-file")).toList();
    }

    private static int accounts(Installation installation) {
        return installation
                .jdbc()
                .sql("select count(*) from service_account")
                .query(Integer.class)
                .single();
    }

    private static String keySet(RunningServer server) {
        return server.get("/.well-known/jwks.json", null).text();
    }
}
