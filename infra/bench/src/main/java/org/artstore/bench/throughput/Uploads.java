package org.artstore.bench.throughput;

import org.artstore.bench.client.ArtStoreClient;
import org.artstore.bench.figure.Percentiles;
import org.artstore.bench.load.Load;
import org.artstore.bench.load.Plan;
import org.artstore.bench.load.PreparedRequest;
import org.artstore.bench.load.Tally;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;

/// Measures uploads, each of other bytes.
final class Uploads {

    private static final int STORED = 201;
    private static final int ACCEPTED = 202;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ArtStoreClient client;
    private final URI service;
    private final Duration warmUp;
    private final Duration time;

    Uploads(ArtStoreClient client, URI service, Duration warmUp, Duration time) {
        this.client = client;
        this.service = service;
        this.warmUp = warmUp;
        this.time = time;
    }

    Row stored(String name, long size, int clients) throws IOException, InterruptedException {
        var request = PreparedRequest.distinct(service, client.token(), size);
        return measure(name + ", 201", size, clients, request, STORED);
    }

    Row accepted(String name, long size, int clients) throws IOException, InterruptedException {
        var request =
                PreparedRequest.distinct(
                        service, client.token(), size, "Prefer: respond-async, wait=0");
        return measure(name + ", 202", size, clients, request, ACCEPTED);
    }

    Row storedOnce(String name, long size) throws IOException, InterruptedException {
        var effort = new Effort();
        var request = PreparedRequest.distinct(service, client.token(), size);
        return row(name + ", 201", size, Load.once(target(), request, PATIENCE), STORED, effort);
    }

    private Row measure(String name, long size, int clients, PreparedRequest request, int wanted)
            throws IOException {
        var effort = new Effort();
        var tally = Load.run(new Plan(target(), request, clients, 0, warmUp, time));
        return row(name, size, tally, wanted, effort);
    }

    private static Row row(String name, long size, Tally tally, int wanted, Effort effort)
            throws UploadFailed {
        var refusals = Refusals.of(tally, wanted);
        if (!refusals.failures().isEmpty()) {
            throw new UploadFailed(name, refusals.failures());
        }
        var samples = tally.answered(wanted);
        Percentiles latency = samples.percentiles();
        return new Row(
                name,
                samples.count(),
                size,
                tally.seconds(),
                latency,
                effort.share(),
                String.join(", ", refusals.told()));
    }

    private InetSocketAddress target() {
        return new InetSocketAddress(service.getHost(), service.getPort());
    }
}
