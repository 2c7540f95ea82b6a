package org.artstore.bench.latency;

import org.artstore.bench.client.ArtStoreClient;
import org.artstore.bench.client.Credentials;
import org.artstore.bench.figure.DiskLimit;
import org.artstore.bench.figure.Percentiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;

/// Measures one client against a running standalone installation: how long an upload of 10 KB takes
/// until it is stored, and how long after that it is found by search.
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = "Upload and search latency of one client, beside the disk's own.")
public final class LatencyCommand implements Callable<Integer> {

    private static final int SIZE = 10 * 1024;
    private static final Duration SEARCHABLE_WITHIN = Duration.ofSeconds(30);

    @Option(names = "--data", defaultValue = "data", description = "the installation's folder")
    private Path data = Path.of("data");

    @Option(names = "--uploads", defaultValue = "1000", description = "how many are measured")
    private int uploads = 1_000;

    @Option(names = "--warm-up", defaultValue = "300", description = "uploads before that")
    private int warmUp = 300;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Random random = new Random(1);

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        var client = new ArtStoreClient(Credentials.read(data.resolve("credentials.json")));
        for (int i = 0; i < warmUp; i++) {
            upload(client, "warmup" + i);
        }
        out.println("disk: write + sync of file and folder, 10 KB     " + limit());
        out.println("upload of 10 KB until stored (201), one client   " + measureUploads(client));
        out.flush();
        out.println(
                "stored until searchable, one client              " + measureSearchable(client));
        out.flush();
        return ExitCode.OK;
    }

    private Percentiles limit() throws IOException {
        var directory = Files.createTempDirectory(data.toAbsolutePath(), "limit");
        try {
            return DiskLimit.measure(directory, content(), uploads);
        } finally {
            Files.delete(directory);
        }
    }

    private Percentiles measureUploads(ArtStoreClient client)
            throws IOException, InterruptedException {
        List<Duration> durations = new ArrayList<>();
        for (int i = 0; i < uploads; i++) {
            long start = System.nanoTime();
            upload(client, "latency" + i);
            durations.add(Duration.ofNanos(System.nanoTime() - start));
        }
        return new Percentiles(durations);
    }

    private Percentiles measureSearchable(ArtStoreClient client)
            throws IOException, InterruptedException {
        List<Duration> durations = new ArrayList<>();
        for (int i = 0; i < uploads; i++) {
            var word = "w" + Long.toHexString(random.nextLong()) + "x" + i;
            upload(client, word);
            long stored = System.nanoTime();
            awaitHit(client, word, stored);
            durations.add(Duration.ofNanos(System.nanoTime() - stored));
        }
        return new Percentiles(durations);
    }

    private static void awaitHit(ArtStoreClient client, String word, long since)
            throws IOException, InterruptedException {
        while (System.nanoTime() - since < SEARCHABLE_WITHIN.toNanos()) {
            var answer = client.search(word, Map.of("limit", "1"));
            if (answer.statusCode() != 200) {
                throw new IOException("search: " + ArtStoreClient.text(answer));
            }
            if (!ArtStoreClient.json(answer).path("items").isEmpty()) {
                return;
            }
        }
        throw new IOException("not searchable within " + SEARCHABLE_WITHIN + ": " + word);
    }

    private void upload(ArtStoreClient client, String word)
            throws IOException, InterruptedException {
        var body = BodyPublishers.ofByteArray(content());
        var answer = client.upload(word + ".bin", body, Map.of());
        if (answer.statusCode() != 201) {
            throw new IOException("upload: " + ArtStoreClient.text(answer));
        }
    }

    private byte[] content() {
        var content = new byte[SIZE];
        random.nextBytes(content);
        return content;
    }
}
