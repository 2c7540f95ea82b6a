package org.artstore.standalone;

import org.artstore.embedded.process.StartFailed;
import org.artstore.standalone.data.DataFolder;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A supervisor that outlives the caller's terminal: it speaks until it is ready, then falls
/// silent.
record Detached(DataFolder folder, int portBase, Map<String, String> settings) {
    private static final long END_SECONDS = 1;

    /// Returns 0 when all is ready, else the supervisor's exit status.
    int start() throws InterruptedException {
        try {
            var process =
                    new ProcessBuilder(command())
                            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectErrorStream(true)
                            .start();
            process.inputReader().lines().forEach(System.out::println);
            return process.waitFor(END_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : 0;
        } catch (IOException e) {
            throw new StartFailed("Cannot run a supervisor of its own.", e);
        }
    }

    /// This very program, in a session of its own where that exists.
    private List<String> command() {
        var command =
                new ArrayList<>(
                        List.of(
                                "sh",
                                "-c",
                                "command -v setsid >/dev/null && exec setsid \"$@\"; exec \"$@\"",
                                "detach"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Standalone.class.getName(), "--detached"));
        command.addAll(List.of("--data", folder.root().toString()));
        command.addAll(List.of("--port-base", Integer.toString(portBase)));
        settings.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        return command;
    }
}
