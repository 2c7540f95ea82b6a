package org.artstore.starter.health;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What `/health/live` and `/health/ready` answer.
record HealthReport(Status status, SortedMap<String, Finding> checks) {

    enum Status {
        OK,
        DEGRADED,
        FAIL;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Finding(
            Status status,
            @JsonProperty("latency_ms") long latencyMs,
            boolean critical,
            String detail) {}

    static HealthReport alive() {
        return new HealthReport(Status.OK, new TreeMap<>());
    }

    static HealthReport of(Map<String, Finding> checks) {
        return new HealthReport(overall(checks), new TreeMap<>(checks));
    }

    private static Status overall(Map<String, Finding> checks) {
        var overall = Status.OK;
        for (var finding : checks.values()) {
            if (finding.status() != Status.OK && finding.critical()) {
                return Status.FAIL;
            }
            if (finding.status() != Status.OK) {
                overall = Status.DEGRADED;
            }
        }
        return overall;
    }
}
