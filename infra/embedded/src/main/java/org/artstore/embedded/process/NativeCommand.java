package org.artstore.embedded.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What to run and how to end it.
///
/// @param stop the signal that asks for an orderly end
/// @param orphaned the signal it gets when this JVM has died
/// @param grace how long an orderly end may take before the program is killed
/// @param log takes the program's output, line by line
public record NativeCommand(
        List<String> arguments,
        Map<String, String> environment,
        Path directory,
        Signal stop,
        Signal orphaned,
        Duration grace,
        Consumer<String> log) {

    /// The signals that servers understand.
    public enum Signal {
        INT,
        QUIT,
        TERM
    }

    public NativeCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }
}
