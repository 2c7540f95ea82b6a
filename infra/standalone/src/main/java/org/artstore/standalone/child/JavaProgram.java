package org.artstore.standalone.child;

import org.artstore.embedded.process.NativeCommand;
import org.artstore.embedded.process.NativeCommand.Signal;
import org.artstore.embedded.process.NativeProcess;
import org.artstore.standalone.data.DataFolder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A JVM beside this one, of the same release, small and with the folder in its command line.
///
/// @param rank who goes first when processors are scarce
/// @param cache its classes
/// @param options of the JVM itself
/// @param program main class or `-jar FILE`, and arguments
public record JavaProgram(
        DataFolder folder,
        Rank rank,
        ClassCache cache,
        List<String> options,
        List<String> program,
        Map<String, String> environment) {
    /// Who goes first when processors are scarce.
    public enum Rank {
        /// Answers clients: a refusal and a sign of life must not wait for what was accepted.
        FIRST(0),
        /// Works for those that answer; there is a bound to what they accept.
        BEHIND(5);

        private final int niceness;

        Rank(int niceness) {
            this.niceness = niceness;
        }

        private List<String> prefix() {
            return niceness == 0 ? List.of() : List.of("nice", "-n", Integer.toString(niceness));
        }
    }

    /// A crash of the JVM leaves its report with the logs; memory that is not there ends it, to be
    /// started again.
    private static final List<String> COMMON =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    /// While all start at once, processors have better things to do than to optimise what is hot
    /// for a few seconds: five times the usual counts.
    private static final List<String> LATE_OPTIMISATION =
            List.of(
                    "-XX:Tier4InvocationThreshold=25000",
                    "-XX:Tier4MinInvocationThreshold=3000",
                    "-XX:Tier4CompileThreshold=75000",
                    "-XX:Tier4BackEdgeThreshold=200000");

    public NativeProcess start(Consumer<String> log) {
        var command = new ArrayList<>(rank.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(COMMON);
        command.addAll(LATE_OPTIMISATION);
        command.add("-XX:ErrorFile=" + folder.logs().resolve("crash-%p.log"));
        command.add("-Djava.io.tmpdir=" + folder.scratch());
        command.add("-Dstandalone.data=" + folder.root());
        command.addAll(cache.options());
        command.addAll(options);
        command.addAll(program);
        var variables = new HashMap<>(environment);
        variables.put("MALLOC_ARENA_MAX", "2");
        return NativeProcess.start(
                new NativeCommand(
                        command,
                        variables,
                        folder.root(),
                        Signal.TERM,
                        Signal.TERM,
                        cache.grace(),
                        log));
    }
}
