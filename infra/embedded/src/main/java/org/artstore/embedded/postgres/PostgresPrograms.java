package org.artstore.embedded.postgres;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.artstore.embedded.process.StartFailed;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/// The unpacked programs of one PostgreSQL release.
record PostgresPrograms(Path home) {

    Path postgres() {
        return home.resolve("bin/postgres");
    }

    Path initdb() {
        return home.resolve("bin/initdb");
    }

    /// Unpacks once; the folder's name tells releases apart, its rename makes it whole or absent.
    static PostgresPrograms in(Path directory) {
        var archive = archive();
        try {
            Files.createDirectories(directory);
            var home = directory.resolve("postgresql-" + length(archive));
            if (!Files.isDirectory(home)) {
                var scratch = Files.createTempDirectory(directory, "unpack");
                unpack(archive, scratch);
                publish(scratch, home);
            }
            return new PostgresPrograms(home);
        } catch (IOException e) {
            throw new StartFailed("Cannot unpack PostgreSQL into " + directory + ".", e);
        }
    }

    private static URL archive() {
        var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var architecture = machine.matches("aarch64|arm64") ? "arm_64" : "x86_64";
        var name = "/postgres-linux-" + architecture + ".txz";
        @Nullable URL resource = PostgresPrograms.class.getResource(name);
        if (resource == null || !System.getProperty("os.name").equals("Linux")) {
            throw new StartFailed("There is no PostgreSQL for this operating system.");
        }
        return resource;
    }

    private static long length(URL archive) throws IOException {
        var connection = archive.openConnection();
        connection.setUseCaches(false);
        try (InputStream _ = connection.getInputStream()) {
            return connection.getContentLengthLong();
        }
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (var in = new BufferedInputStream(archive.openStream());
                var tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, entry.resolveIn(target));
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path path)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true, false)) {
            throw new IOException("Cannot make " + path + " executable");
        }
    }

    /// Another process may have been faster.
    private static void publish(Path scratch, Path home) throws IOException {
        try {
            Files.move(scratch, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            Cluster.delete(scratch);
        }
    }
}
