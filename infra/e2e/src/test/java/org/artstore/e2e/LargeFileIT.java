package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.bench.client.ArtStoreClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A file more than twice the size of ingest-api's whole heap goes up and comes down.
class LargeFileIT {

    private static final int MEBIBYTE = 1 << 20;
    private static final int SIZE = 300 * MEBIBYTE;
    private static final double HEAP = 128.0 * MEBIBYTE;

    private final ArtStoreClient client = Standalone.shared().client();

    @Test
    void isIdenticalAfterItsWayThroughASmallHeap(@TempDir Path folder)
            throws IOException, InterruptedException {
        var file = folder.resolve("large.bin");
        write(file);
        String sent;
        try (var in = Files.newInputStream(file)) {
            sent = Content.sha256(in);
        }

        var stored = client.upload("large.bin", BodyPublishers.ofFile(file), Map.of());

        assertThat(stored.statusCode()).as(ArtStoreClient.text(stored)).isEqualTo(201);
        var document = ArtStoreClient.json(stored);
        assertThat(document.path("checksum").asString()).isEqualTo(sent);
        var fetched =
                client.download(document.path("file_id").asString(), BodyHandlers.ofInputStream());
        assertThat(Content.sha256(fetched.body())).isEqualTo(sent);
        assertThat(largestHeap()).isLessThanOrEqualTo(HEAP);
    }

    private double largestHeap() throws IOException, InterruptedException {
        URI metrics = client.ingest("/metrics");
        return client.get(metrics, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_max_bytes{"))
                .filter(line -> line.contains("area=\"heap\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    private static void write(Path file) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < SIZE / MEBIBYTE; i++) {
                out.write(Content.of(i, MEBIBYTE));
            }
        }
    }
}
