package org.artstore.starter.health;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// Runs all checks side by side.
final class Readiness {

    private final List<BoundedCheck> checks;

    Readiness(List<ReadinessCheck> checks) {
        this.checks = checks.stream().map(BoundedCheck::new).toList();
        var names = checks.stream().map(ReadinessCheck::name).collect(Collectors.toSet());
        if (names.size() != checks.size()) {
            throw new IllegalStateException("two readiness checks of one name");
        }
    }

    CompletableFuture<HealthReport> report() {
        var findings =
                checks.stream().collect(Collectors.toMap(BoundedCheck::name, BoundedCheck::run));
        return CompletableFuture.allOf(findings.values().toArray(CompletableFuture[]::new))
                .thenApply(
                        _ ->
                                HealthReport.of(
                                        findings.entrySet().stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                Map.Entry::getKey,
                                                                it -> it.getValue().join()))));
    }
}
