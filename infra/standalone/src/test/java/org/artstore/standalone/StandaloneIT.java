package org.artstore.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.embedded.port.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Whoever can't be helped reads one sentence.
class StandaloneIT {
    @TempDir Path folder;

    @Test
    void namesAPortThatIsInUse() throws Exception {
        try (var taken = new ServerSocket(FreePort.any())) {
            int base = taken.getLocalPort() - 20;

            assertThat(failure("--data", folder.toString(), "--port-base", "" + base))
                    .containsExactly(
                            "Port %d of ingest-api is in use: choose other ports with --port-base."
                                    .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void namesAFolderThatIsNone() throws Exception {
        var file = Files.createFile(folder.resolve("file"));

        assertThat(failure("--data", file.toString())).containsExactly(file + " is not a folder.");
    }

    @Test
    void saysSoWhenItCannotWrite() throws Exception {
        assertThat(failure("--data", "/proc/artstore"))
                .singleElement()
                .asString()
                .startsWith("Cannot write into /proc/artstore: ");
    }

    private static List<String> failure(String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("-Dstandalone.home=.", Standalone.class.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isEqualTo(1);
        return output;
    }
}
