package org.artstore.auth.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.auth.account.Accounts;
import org.artstore.auth.account.ClientSecret;
import org.artstore.schemas.account.AccountEvent.Account;
import org.artstore.schemas.account.Role;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

class CredentialsFileTest {

    private static final Accounts.Created CREATED =
            new Accounts.Created(
                    new Account(
                            new ClientId("sa_local_administrator_00000001"),
                            "administrator",
                            null,
                            Role.ADMIN,
                            new TenantId("default"),
                            true,
                            null,
                            1,
                            Instant.EPOCH,
                            Instant.EPOCH),
                    new ClientSecret("secret"));

    @TempDir private Path folder;

    @Test
    void isForItsOwnerOnly() throws IOException {
        var path = folder.resolve("new").resolve("credentials.json");
        new CredentialsFile(path).write(CREATED);
        assertThat(Files.readString(path))
                .contains("\"client_id\"", "sa_local_administrator_00000001", "\"secret\"");
        assertThat(Files.getPosixFilePermissions(path))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void takesThePlaceOfAnOlderOneAndLeavesNothingBehind() throws IOException {
        var path = folder.resolve("credentials.json");
        Files.writeString(path, "old");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
        new CredentialsFile(path).write(CREATED);
        assertThat(Files.readString(path)).doesNotContain("old");
        assertThat(Files.getPosixFilePermissions(path))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder).isDirectoryContaining(path::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void saysWhereItCannotBe() throws IOException {
        var path = folder.resolve("file").resolve("credentials.json");
        Files.writeString(folder.resolve("file"), "no folder");
        var file = new CredentialsFile(path);
        assertThatThrownBy(() -> file.write(CREATED))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(path.toString());
    }
}
