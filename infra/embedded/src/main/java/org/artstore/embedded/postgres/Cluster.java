package org.artstore.embedded.postgres;

import org.artstore.embedded.process.StartFailed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/// The data directory: whole or absent, never half made.
record Cluster(Path directory) {

    void createOnce(PostgresPrograms programs, Identity identity, String password) {
        if (Files.exists(directory.resolve("PG_VERSION"))) {
            return;
        }
        var draft = directory.resolveSibling(directory.getFileName() + ".new");
        try {
            Files.createDirectories(directory.getParent());
            delete(draft);
            initialise(programs, identity, password, draft);
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailed("Cannot create PostgreSQL's data in " + directory + ".", e);
        }
    }

    /// Character classes and collation come from the server itself, so they are the same on every
    /// host; `lc-ctype` is for extensions that still ask the host.
    private static void initialise(
            PostgresPrograms programs, Identity identity, String password, Path draft)
            throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        var passwordFile =
                Files.createTempFile(
                        draft.getParent(),
                        "postgres",
                        ".password",
                        PosixFilePermissions.asFileAttribute(ownerOnly));
        try {
            Files.writeString(passwordFile, password + "\n");
            run(
                    identity.command(
                            List.of(
                                    programs.initdb().toString(),
                                    "--pgdata=" + draft,
                                    "--username=postgres",
                                    "--pwfile=" + passwordFile,
                                    "--auth=scram-sha-256",
                                    "--encoding=UTF8",
                                    "--locale-provider=builtin",
                                    "--builtin-locale=C.UTF-8",
                                    "--locale=C",
                                    "--lc-ctype=C.UTF-8")));
        } finally {
            Files.delete(passwordFile);
        }
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new StartFailed("PostgreSQL's data cannot be created: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Interrupted while PostgreSQL's data was created.", e);
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            paths.sorted(Comparator.reverseOrder()).forEach(Cluster::deleteOne);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
