package org.artstore.bench.overload;

import org.artstore.bench.client.ArtStoreClient;
import org.artstore.bench.client.Credentials;
import org.artstore.bench.load.Load;
import org.artstore.bench.load.Plan;
import org.artstore.bench.load.PreparedRequest;
import org.artstore.bench.load.Tally;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;

/// Offers ten times the load that can be served, then a thousand slow connections.
@Command(
        name = "overload",
        mixinStandardHelpOptions = true,
        description = "Goodput, refusals, health and memory under ten times the peak load.")
public final class OverloadCommand implements Callable<Integer> {

    private static final int SIZE = 10 * 1024;
    private static final int[] CLIENTS = {8, 16, 32, 64};
    private static final double WORTH_IT = 1.02;

    @Option(names = "--data", defaultValue = "data", description = "the installation's folder")
    private Path data = Path.of("data");

    @Option(names = "--seconds", defaultValue = "120", description = "of overload (120)")
    private int seconds = 120;

    @Option(names = "--step", defaultValue = "15", description = "seconds of each step (15)")
    private int step = 15;

    @Option(names = "--warm-up", defaultValue = "30", description = "seconds before all (30)")
    private int warmUp = 30;

    @Option(names = "--times", defaultValue = "10", description = "the peak so many times (10)")
    private int times = 10;

    @Option(names = "--slow", defaultValue = "1000", description = "slow connections (1000)")
    private int slow = 1_000;

    @Option(names = "--slow-seconds", defaultValue = "60", description = "of these (60)")
    private int slowSeconds = 60;

    @Option(names = "--connections", defaultValue = "400", description = "of the overload (400)")
    private int connections = 400;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        var credentials = Credentials.read(data.resolve("credentials.json"));
        var token = new ArtStoreClient(credentials).token();
        var request = PreparedRequest.upload(credentials.ingestUrl(), token, content());
        var limits = new Limits(out);
        try (var memory = new Memory(data)) {
            load(credentials.ingestUrl(), request, 16, 0, warmUp);
            int clients = clientsAtThePeak(credentials.ingestUrl(), request, out);
            overload(credentials.ingestUrl(), request, clients, memory, limits, out);
        }
        crowd(credentials.ingestUrl(), token, request, limits, out);
        return limits.areKept() ? 0 : 1;
    }

    private int clientsAtThePeak(URI service, PreparedRequest request, PrintWriter out)
            throws IOException {
        int best = CLIENTS[0];
        double rate = 0;
        for (int clients : CLIENTS) {
            var tally = attempt(service, request, clients, out);
            if (tally.rate(201) > rate * WORTH_IT) {
                best = clients;
                rate = tally.rate(201);
            }
        }
        return best;
    }

    private Tally attempt(URI service, PreparedRequest request, int clients, PrintWriter out)
            throws IOException {
        var tally = load(service, request, clients, 0, step);
        out.printf("%3d clients: %s; 201: %s%n", clients, tally, tally.answered(201).percentiles());
        out.flush();
        return tally;
    }

    /// The peak is measured right before and right after: machines change their mind in minutes.
    private void overload(
            URI service,
            PreparedRequest request,
            int clients,
            Memory memory,
            Limits limits,
            PrintWriter out)
            throws IOException {
        var before = attempt(service, request, clients, out);
        long steady = memory.most();
        long cpu = cpu();
        try (var probes = new Probes(service)) {
            double rate = before.rate(201) * times;
            out.printf(Locale.ROOT, "peak %.0f/s, offered %.0f/s%n", before.rate(201), rate);
            var tally = load(service, request, connections, rate, seconds);
            long used = cpu() - cpu;
            long most = memory.most();
            var after = attempt(service, request, clients, out);
            var refused = tally.answered(503).percentiles();
            var accepted = tally.answered(201).percentiles();
            out.printf("under overload: %s%n", tally);
            out.printf("accepted: %s%nrefused:  %s%n", accepted, refused);
            out.printf(
                    Locale.ROOT,
                    "the load itself took %.2f of the processors' cores%n",
                    used / 1e9 / seconds);
            limits.atLeast(
                    "goodput as a share of the peak",
                    tally.rate(201) / mean(before.rate(201), after.rate(201)),
                    0.9);
            limits.atMost("p99 of refusals, ms", refused.milliseconds(0.99), 20);
            limits.atMost(
                    "p99 of accepted, times that at the peak",
                    accepted.milliseconds(0.99) / mean(p99(before), p99(after)),
                    2);
            limits.atMost("resident memory, most / steady", most / (double) steady, 1.1);
            limits.atMost("failed probes of " + probes.asked(), probes.failed(), 0);
        }
    }

    private void crowd(
            URI service, String token, PreparedRequest request, Limits limits, PrintWriter out)
            throws IOException {
        var before = load(service, request, 1, 0, step);
        try (var probes = new Probes(service);
                var crowd = new SlowCrowd(service, token, slow)) {
            var beside = load(service, request, 1, 0, slowSeconds);
            out.printf("one client alone:                %s%n", before.answered(201).percentiles());
            out.printf(
                    "beside %d slow connections: %s (%d cut off)%n",
                    slow, beside.answered(201).percentiles(), crowd.cutOff());
            limits.atLeast(
                    "answered beside slow ones, share of alone",
                    beside.rate(201) / before.rate(201),
                    0.8);
            limits.atMost("refused or broken beside slow ones", (double) others(beside), 0);
            limits.atMost("failed probes of " + probes.asked(), probes.failed(), 0);
        }
    }

    private static double p99(Tally tally) {
        return tally.answered(201).percentiles().milliseconds(0.99);
    }

    private static double mean(double one, double other) {
        return (one + other) / 2;
    }

    private static long others(Tally tally) {
        return tally.answered(503).count() + tally.failed();
    }

    private static Tally load(
            URI service, PreparedRequest request, int clients, double rate, int time)
            throws IOException {
        var target = new InetSocketAddress(service.getHost(), service.getPort());
        return Load.run(
                new Plan(
                        target,
                        request,
                        clients,
                        rate,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(time)));
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    private static byte[] content() {
        var content = new byte[SIZE];
        new Random(1).nextBytes(content);
        return content;
    }
}
