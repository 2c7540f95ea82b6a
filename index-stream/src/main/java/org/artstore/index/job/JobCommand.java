package org.artstore.index.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an operator tells a job.
public enum JobCommand {
    PAUSE,
    RESUME,
    ABORT,
    SWITCH,
    ROLLBACK;

    /// The command with this name in a path.
    public static Optional<JobCommand> parse(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
