package org.artstore.worker.job;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// How a job is.
enum JobState {
    RUNNING,
    COMPLETED,
    FAILED;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
