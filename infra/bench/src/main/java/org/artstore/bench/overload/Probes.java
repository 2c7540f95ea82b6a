package org.artstore.bench.overload;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Asks for health ten times a second, as an orchestrator would that is in a hurry.
final class Probes implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<URI> targets;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    Probes(URI service) {
        targets = List.of(service.resolve("/health/live"), service.resolve("/health/ready"));
        var _ = clock.scheduleAtFixedRate(this::ask, 100, 100, TimeUnit.MILLISECONDS);
    }

    int asked() {
        return asked.get();
    }

    int failed() {
        return failed.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        http.shutdownNow();
    }

    private void ask() {
        for (var target : targets) {
            asked.incrementAndGet();
            var request = HttpRequest.newBuilder(target).timeout(PATIENCE).build();
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() != 200) {
                    failed.incrementAndGet();
                }
            } catch (IOException _) {
                failed.incrementAndGet();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
