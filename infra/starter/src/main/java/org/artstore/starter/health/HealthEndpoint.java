package org.artstore.starter.health;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.concurrent.CompletableFuture;

/// Liveness, which knows nothing of dependencies, and readiness, which checks all of them.
@RestController
final class HealthEndpoint {

    private final Readiness readiness;

    HealthEndpoint(Readiness readiness) {
        this.readiness = readiness;
    }

    @GetMapping("/health/live")
    HealthReport live() {
        return HealthReport.alive();
    }

    @GetMapping("/health/ready")
    CompletableFuture<ResponseEntity<HealthReport>> ready() {
        return readiness
                .report()
                .thenApply(report -> ResponseEntity.status(code(report)).body(report));
    }

    private static int code(HealthReport report) {
        return report.status() == HealthReport.Status.FAIL ? 503 : 200;
    }
}
