package org.artstore.worker.job;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What jobs there are.
public enum JobKind {
    /// Reads every file whole.
    SCRUB,
    /// Tells the file log of every file again.
    REBUILD,
    /// Removes bytes that belong to no file.
    ORPHAN,
    /// Compares the element with the file log.
    CHECK,
    /// Moves every file to other elements.
    DRAIN;

    static Optional<JobKind> parse(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /// The name in paths and in JSON, in lower case.
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
