package org.artstore.bench.throughput;

import org.artstore.bench.client.ArtStoreClient;
import org.artstore.bench.client.Credentials;
import org.artstore.bench.figure.DiskLimit;
import org.artstore.bench.figure.Percentiles;
import org.artstore.bench.installation.Broker;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;

/// Measures uploads of some sizes by some clients, beside the broker's and the disk's own limits.
@Command(
        name = "throughput",
        mixinStandardHelpOptions = true,
        description = "Uploads a second, beside what the broker and the disk can do.")
public final class ThroughputCommand implements Callable<Integer> {

    private static final int KB_10 = 10 << 10;
    private static final int MB = 1 << 20;
    private static final int MB_10 = 10 << 20;
    private static final long GIB = 1L << 30;
    private static final int FEW = 10;
    private static final int MANY = 50;
    private static final int PIPELINED = 16;
    private static final int FILES = 1_000;

    @Option(names = "--data", defaultValue = "data", description = "the installation's folder")
    private Path data = Path.of("data");

    @Option(names = "--seconds", defaultValue = "15", description = "of each measurement (15)")
    private int seconds = 15;

    @Option(names = "--warm-up", defaultValue = "5", description = "seconds before each (5)")
    private int warmUp = 5;

    @Option(names = "--kafka", description = "HOST:PORT of the broker (the installation's own)")
    private @Nullable String kafka;

    @Option(names = "--partitions", defaultValue = "4", description = "of the limit's topic (4)")
    private int partitions = 4;

    @Spec private CommandSpec spec = CommandSpec.create();

    private record Limits(Row disk, Row one, Row many, Row large) {}

    private record Results(Row oneStored, Row manyStored, Row mb, Row mb10, Row gib, Row many) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        var table = new Table(out);
        try {
            var limits = limits(table);
            var results = uploads(table);
            ratios(table, limits, results);
            return ExitCode.OK;
        } catch (UploadFailed e) {
            out.println(e.getMessage());
            out.flush();
            return ExitCode.SOFTWARE;
        }
    }

    private Limits limits(Table table) throws IOException, InterruptedException {
        table.title("limits of the machine");
        var disk = table.add(disk());
        var broker = kafka == null ? Broker.of(data) : kafka;
        try (var limit = new KafkaLimit(broker, partitions, time(warmUp), time(seconds))) {
            return new Limits(
                    disk,
                    table.add(limit.measure("Kafka, 10 KiB, 1 waiting client", KB_10, 1)),
                    table.add(limit.measure("Kafka, 10 KiB, 50 waiting clients", KB_10, MANY)),
                    table.add(limit.measure("Kafka, 1 MiB, pipelined", MB, PIPELINED)));
        }
    }

    private Row disk() throws IOException {
        var directory = Files.createTempDirectory(data.toAbsolutePath(), "limit");
        try {
            var content = new byte[KB_10];
            new Random(1).nextBytes(content);
            var effort = new Effort();
            Percentiles times = DiskLimit.measure(directory, content, FILES);
            double sum = times.sorted().stream().mapToLong(Duration::toNanos).sum() / 1e9;
            var name = "disk, 10 KB write + sync of file and folder";
            return new Row(name, FILES, KB_10, sum, times, effort.share(), "");
        } finally {
            Files.delete(directory);
        }
    }

    /// What was only accepted is still being stored afterwards, so it comes last.
    private Results uploads(Table table) throws IOException, InterruptedException {
        var credentials = Credentials.read(data.resolve("credentials.json"));
        var uploads =
                new Uploads(
                        new ArtStoreClient(credentials),
                        credentials.ingestUrl(),
                        time(warmUp),
                        time(seconds));
        table.title("uploads");
        var oneStored = table.add(uploads.stored("10 KB, 1 client", KB_10, 1));
        var manyStored = table.add(uploads.stored("10 KB, 50 clients", KB_10, MANY));
        var mb = table.add(uploads.stored("1 MB, 10 clients", MB, FEW));
        var mb10 = table.add(uploads.stored("10 MB, 10 clients", MB_10, FEW));
        var gib = table.add(uploads.storedOnce("one 1 GiB", GIB));
        table.add(uploads.accepted("10 KB, 1 client", KB_10, 1));
        var many = table.add(uploads.accepted("10 KB, 50 clients", KB_10, MANY));
        return new Results(oneStored, manyStored, mb, mb10, gib, many);
    }

    private static void ratios(Table table, Limits limits, Results results) {
        table.shareOfRequests(results.many(), limits.many());
        table.shareOfRequests(results.manyStored(), limits.many());
        table.timesMedian(results.oneStored(), limits.one());
        table.timesMedian(results.oneStored(), limits.disk());
        table.shareOfBytes(results.mb(), limits.large());
        table.shareOfBytes(results.mb10(), limits.large());
        table.shareOfBytes(results.gib(), limits.large());
    }

    private static Duration time(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
