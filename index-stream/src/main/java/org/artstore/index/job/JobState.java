package org.artstore.index.job;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;
import java.util.Optional;

/// How a job is.
public enum JobState {
    /// The elements tell the log of their files, if they are to; then its generation is catching up
    /// with the log.
    BUILDING,
    /// Its generation stands still until somebody resumes it.
    PAUSED,
    /// Its generation was compared with the live one and follows the log.
    READY,
    /// Readers see its generation; the one before follows the log, too, for a while.
    SWITCHED,
    /// Readers see the one before again, and its own is gone.
    ROLLED_BACK,
    /// Somebody wanted it no more, and its generation is gone.
    ABORTED,
    /// It could not go on, and its generation is gone.
    FAILED;

    /// The state that `command` leads to; empty when it is not allowed now.
    public Optional<JobState> after(JobCommand command) {
        return Optional.ofNullable(
                switch (command) {
                    case PAUSE -> this == BUILDING ? PAUSED : null;
                    case RESUME -> this == PAUSED ? BUILDING : null;
                    case ABORT ->
                            this == BUILDING || this == PAUSED || this == READY ? ABORTED : null;
                    case SWITCH -> this == READY ? SWITCHED : null;
                    case ROLLBACK -> this == SWITCHED ? ROLLED_BACK : null;
                });
    }

    /// The name in JSON and in the registry.
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobState parse(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
