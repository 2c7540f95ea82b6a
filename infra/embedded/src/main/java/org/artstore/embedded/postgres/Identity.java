package org.artstore.embedded.postgres;

import org.artstore.embedded.process.StartFailed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// PostgreSQL refuses to run as root. For root it runs in a user namespace of its own, in which it
/// is nobody and still owns its files.
enum Identity {
    OWN,
    NAMESPACE;

    List<String> command(List<String> program) {
        var command = new ArrayList<String>();
        if (this == NAMESPACE) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.addAll(program);
        return command;
    }

    /// Decided by the owner of a folder that this process has made.
    static Identity of(Path ownFolder) {
        try {
            if (!Integer.valueOf(0).equals(Files.getAttribute(ownFolder, "unix:uid"))) {
                return OWN;
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new StartFailed("Cannot tell which user owns " + ownFolder + ".", e);
        }
        requireNamespaces();
        return NAMESPACE;
    }

    private static void requireNamespaces() {
        try {
            var probe = new ProcessBuilder(NAMESPACE.command(List.of("true"))).start();
            if (probe.waitFor() == 0) {
                return;
            }
        } catch (IOException _) {
            // No such program: the same answer.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new StartFailed(
                "PostgreSQL cannot run as root where user namespaces are forbidden:"
                        + " start as an ordinary user.");
    }
}
