package org.artstore.bench.download;

import org.artstore.bench.client.ArtStoreClient;
import org.artstore.bench.figure.Percentiles;
import org.artstore.bench.figure.Samples;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Reads the metadata of one document again and again, by clients that each wait for their answer.
final class HotReads {

    private final ArtStoreClient client;
    private final URI uri;
    private final int clients;

    HotReads(ArtStoreClient client, URI uri, int clients) {
        this.client = client;
        this.uri = uri;
        this.clients = clients;
    }

    /// Reads for `warmUp`, of which nothing is told, and then for `time`.
    String measure(Duration warmUp, Duration time) throws Exception {
        read(warmUp);
        long start = System.nanoTime();
        var durations = read(time);
        double took = (System.nanoTime() - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "document by id, hot, %d clients: %.0f/s  %s",
                clients,
                durations.size() / took,
                new Percentiles(durations));
    }

    private List<Duration> read(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            Callable<List<Duration>> reader = () -> readUntil(end);
            var durations = new ArrayList<Duration>();
            for (var one : threads.invokeAll(Collections.nCopies(clients, reader))) {
                durations.addAll(one.get());
            }
            return durations;
        }
    }

    private List<Duration> readUntil(long end) throws IOException, InterruptedException {
        var samples = new Samples();
        var token = client.token();
        try (var wire = new Wire(uri)) {
            while (System.nanoTime() < end) {
                long asked = System.nanoTime();
                var answer = wire.get(uri, token);
                if (answer.status() != 200) {
                    throw new IOException("document: " + answer);
                }
                samples.add(System.nanoTime() - asked);
            }
        }
        return samples.percentiles().sorted();
    }
}
