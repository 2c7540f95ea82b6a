package org.artstore.standalone.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.standalone.data.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class SecretsTest {
    @TempDir Path path;

    @Test
    void areMadeOnceAndKeptPrivately() throws IOException {
        var folder = DataFolder.open(path);

        var secrets = Secrets.of(folder);

        assertThat(Secrets.of(folder)).isEqualTo(secrets);
        assertThat(secrets.internalClient()).hasSize(43).isNotEqualTo(secrets.databaseOwner());
        assertThat(secrets.toString()).doesNotContain(secrets.internalClient());
        assertThat(Files.getPosixFilePermissions(folder.secrets()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
