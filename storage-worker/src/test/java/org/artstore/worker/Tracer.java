package org.artstore.worker;

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
    /// @param program a class of the tests or of the worker
    /// @param output what the program and strace say
    public static Process start(
            List<String> options, Class<?> program, List<String> arguments, Path output)
            throws IOException {
        var command =
                Stream.of(List.of(PROGRAM, "-f", "-qq"), options, java(program), arguments)
                        .flatMap(List::stream)
                        .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static List<String> java(Class<?> program) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName());
    }
}
