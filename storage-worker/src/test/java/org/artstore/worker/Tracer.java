package org.artstore.worker;

import org.artstore.fixtures.Program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Starts programs under the eyes of strace, which can also end them at a system call.
public final class Tracer {

    private static final String PROGRAM = "/usr/bin/strace";

    private Tracer() {}

    /// Whether this host has it.
    public static boolean isThere() {
        return Files.isExecutable(Path.of(PROGRAM));
    }

    /// Starts one.
    ///
    /// @param options of strace; with `--seccomp-bpf` it is faster, and ends nothing
    /// @param output what the program and strace say
    public static Process start(
            List<String> options, Program program, List<String> arguments, Path output)
            throws IOException {
        var command =
                Stream.of(List.of(PROGRAM, "-f", "-qq"), options, program.command(arguments))
                        .flatMap(List::stream)
                        .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
