package org.artstore.standalone.services;

import org.artstore.embedded.process.StartFailed;
import org.artstore.standalone.child.SupervisedChild;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Whether a service says that it is ready, and what it lacks if not.
///
/// @param ready its readiness endpoint
public record ServiceHealth(SupervisedChild child, URI ready, Path log) {
    /// Asking costs the one who is asked: it checks all it depends on each time.
    private static final Duration STEP = Duration.ofMillis(250);
    private static final JsonMapper JSON = new JsonMapper();

    /// What index-stream lacks when the file log is not the one that the index was made from: it
    /// stands still until an operator has the index built anew.
    private static final String REWOUND = "index: log-rewound";

    public static ServiceHealth of(SupervisedChild child, URI url, Path log) {
        return new ServiceHealth(child, url.resolve("/health/ready"), log);
    }

    /// Whether it became ready; it did not if all that it lacks is an index of this file log, which
    /// no waiting brings.
    ///
    /// @throws StartFailed naming what is not ready at the deadline
    public boolean await(HttpClient client, Instant deadline) {
        for (var lacks = lacks(client); !lacks.isEmpty(); lacks = lacks(client)) {
            if (lacks.size() == 1 && lacks.getFirst().startsWith(REWOUND)) {
                return false;
            }
            if (child.isHopeless()) {
                throw new StartFailed(
                        "%s ends again and again: see %s.".formatted(child.name(), log));
            }
            if (Instant.now().isAfter(deadline) || Thread.currentThread().isInterrupted()) {
                throw new StartFailed(
                        "%s is not ready (%s): see %s."
                                .formatted(child.name(), String.join("; ", lacks), log));
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return true;
    }

    private List<String> lacks(HttpClient client) {
        var request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? List.of() : failedChecks(answer.body());
        } catch (IOException _) {
            return List.of("it does not answer");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of("interrupted");
        }
    }

    private static List<String> failedChecks(String report) {
        try {
            var failed = new ArrayList<String>();
            JSON.readTree(report)
                    .path("checks")
                    .forEachEntry(
                            (name, check) -> {
                                if (!"ok".equals(check.path("status").asString(""))) {
                                    failed.add(name + ": " + check.path("detail").asString(""));
                                }
                            });
            return failed.isEmpty() ? List.of("it is starting") : failed;
        } catch (JacksonException _) {
            return List.of("its answer is not readable");
        }
    }
}
