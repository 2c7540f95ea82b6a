package org.artstore.bench.download;

import org.artstore.bench.client.ArtStoreClient;
import org.artstore.bench.client.Credentials;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

/// Measures downloads of one large document through query-api and by a link to the worker, by turns
/// with a server that only sends a file, and reads of one document's metadata.
@Command(
        name = "download",
        mixinStandardHelpOptions = true,
        description = "Downloads beside a plain file server, and reads by id.")
public final class DownloadCommand implements Callable<Integer> {

    private static final int BLOCK = 1 << 20;

    @Option(names = "--data", defaultValue = "data", description = "the installation's folder")
    private Path data = Path.of("data");

    @Option(names = "--megabytes", defaultValue = "1024", description = "size of the document")
    private int megabytes = 1024;

    @Option(names = "--times", defaultValue = "7", description = "how often each way is taken")
    private int times = 7;

    @Option(names = "--seconds", defaultValue = "10", description = "of reads by id")
    private int seconds = 10;

    @Option(names = "--warm-up", defaultValue = "15", description = "seconds before each of both")
    private int warmUp = 15;

    @Option(names = "--clients", defaultValue = "16", description = "that read by id")
    private int clients = 16;

    @Spec private CommandSpec spec = CommandSpec.create();

    /// A way on which bytes come.
    private interface Way {

        URI uri() throws IOException, InterruptedException;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        var client = new ArtStoreClient(Credentials.read(data.resolve("credentials.json")));
        var file = Files.createTempFile(data.toAbsolutePath(), "download", ".bin");
        try (var server = FileServer.of(file)) {
            write(file);
            var id = upload(client, file);
            var through = client.query("/api/v1/files/" + id + "/download");
            measure(
                    out,
                    client,
                    new Way[] {server::uri, () -> through, () -> link(client, through)});
            out.flush();
            out.println(
                    new HotReads(client, client.query("/api/v1/files/" + id), clients)
                            .measure(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds)));
        } finally {
            Files.delete(file);
        }
        out.flush();
        return ExitCode.OK;
    }

    private void write(Path file) throws IOException {
        var block = new byte[BLOCK];
        new Random(1).nextBytes(block);
        try (var out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                block[i % BLOCK]++;
                out.write(block);
            }
        }
    }

    private static String upload(ArtStoreClient client, Path file)
            throws IOException, InterruptedException {
        var answer =
                client.upload(
                        "download.bin",
                        BodyPublishers.ofFile(file),
                        Map.of(),
                        "Prefer",
                        "wait=120");
        if (answer.statusCode() != 201) {
            throw new IOException("upload: " + ArtStoreClient.text(answer));
        }
        return ArtStoreClient.json(answer).path("file_id").asString();
    }

    private void measure(PrintWriter out, ArtStoreClient client, Way[] ways)
            throws IOException, InterruptedException {
        var rates = new double[ways.length][times];
        long warm = System.nanoTime() + Duration.ofSeconds(warmUp).toNanos();
        do {
            downloadOnce(client, ways);
        } while (System.nanoTime() < warm);
        for (int round = 0; round < times; round++) {
            var once = downloadOnce(client, ways);
            for (int way = 0; way < ways.length; way++) {
                rates[way][round] = once[way];
            }
        }
        var medians = Arrays.stream(rates).mapToDouble(DownloadCommand::median).toArray();
        var names = new String[] {"file server (sendfile)", "through query-api", "by link"};
        for (int way = 0; way < ways.length; way++) {
            out.println(
                    String.format(
                            Locale.ROOT,
                            "%-24s %7.0f MB/s  %.2f of the file server",
                            names[way],
                            medians[way],
                            medians[way] / medians[0]));
        }
    }

    private double[] downloadOnce(ArtStoreClient client, Way[] ways)
            throws IOException, InterruptedException {
        var rates = new double[ways.length];
        for (int way = 0; way < ways.length; way++) {
            rates[way] = rate(ways[way].uri(), client.token());
        }
        return rates;
    }

    /// Of a whole download, in MB (10^6 bytes) a second.
    private double rate(URI uri, String token) throws IOException {
        try (var wire = new Wire(uri)) {
            long start = System.nanoTime();
            var answer = wire.get(uri, token);
            if (answer.status() != 200 || answer.length() != (long) megabytes * BLOCK) {
                throw new IOException("download: " + answer);
            }
            return answer.length() * 1e3 / (System.nanoTime() - start);
        }
    }

    private static URI link(ArtStoreClient client, URI through)
            throws IOException, InterruptedException {
        var asking = URI.create(through + "?redirect=true");
        try (var wire = new Wire(asking)) {
            var answer = wire.get(asking, client.token());
            var location = answer.fields().get("location");
            if (answer.status() != 307 || location == null) {
                throw new IOException("no link: " + answer);
            }
            return URI.create(location);
        }
    }

    private static double median(double[] rates) {
        var sorted = rates.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
