package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusUploader;

import org.artstore.fixtures.BreakingProxy;
import org.artstore.fixtures.BreakingProxy.Break;
import org.artstore.schemas.document.Sha256;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// One upload whose connections break again and again, at any place, over two instances.
class TusDropsIT {

    private static final int DROPS = Integer.getInteger("drops", 100);
    private static final int LARGEST_CUT = 48 << 10;
    private static final List<Break> WAYS = List.of(Break.values());
    private static final int WRITE = 8 << 10;

    /// Far above what is printed: a machine that is busy with something else must not fail a build.
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random cuts = new Random(seed);
    private final Random turns = new Random(seed + 1);
    private final List<Service> instances = List.of(Service.shared(), Service.second());
    private final Shelf shelf = Service.shared().storage().shelf();
    private final byte[] bytes = new byte[DROPS * LARGEST_CUT + 1];
    private long told;

    @Test
    void anUploadOutlivesAllDropsOfItsConnections() throws IOException, ProtocolException {
        System.out.println("seed " + seed + ", drops " + DROPS);
        cuts.nextBytes(bytes);
        try (var proxy = new BreakingProxy(_ -> instances.get(turns.nextInt(2)).port())) {
            var client = TusClients.of(proxy.port(), Map.of("Connection", "close"));
            var url = client.createUpload(TusClients.document(bytes)).getUploadURL();

            while (proxy.broken() < DROPS) {
                tryOnce(client, url, proxy, WAYS.get(cuts.nextInt(WAYS.size())));
            }
            TusClients.untilDone(() -> sendAll(resumed(client, url)));

            var stored = shelf.document(TusClients.file(url)).content();
            assertThat(stored.checksum()).isEqualTo(Sha256.of(bytes));
            report(proxy);
            assertThat(conflicts(proxy)).allMatch(TusDropsIT::saysOffset);
            assertThat(proxy.pauses()).allMatch(pause -> pause.compareTo(BOUND) <= 0);
        }
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    private void tryOnce(TusClient client, URL url, BreakingProxy proxy, Break how) {
        int cut = cuts.nextInt(LARGEST_CUT);
        try {
            proxy.breakNothing();
            var uploader = resumed(client, url);
            if (how == Break.LOST_ANSWER) {
                uploader.setRequestPayloadSize(cut + 1);
            }
            proxy.breakNext(how, cut + 1);
            sendAll(uploader);
        } catch (IOException | ProtocolException _) {
            // Dropped as planned, or a conflict; which, the proxy has seen.
            return;
        }
        throw new AssertionError("nothing was dropped: " + how + " behind " + cut);
    }

    /// An offset that was told never decreases.
    private TusUploader resumed(TusClient client, URL url) throws IOException, ProtocolException {
        var uploader = client.beginOrResumeUploadFromURL(TusClients.document(bytes), url);
        assertThat(uploader.getOffset()).isGreaterThanOrEqualTo(told);
        told = uploader.getOffset();
        return uploader;
    }

    private static void sendAll(TusUploader uploader) throws IOException, ProtocolException {
        uploader.setChunkSize(WRITE);
        while (uploader.uploadChunk() > 0) {
            // The client goes on.
        }
        uploader.finish();
    }

    private static List<String> conflicts(BreakingProxy proxy) {
        return proxy.answers().stream().filter(head -> head.startsWith("HTTP/1.1 4")).toList();
    }

    private static boolean saysOffset(String head) {
        return head.startsWith("HTTP/1.1 409") && head.matches("(?is).*\r\nupload-offset: \\d+.*");
    }

    private static void report(BreakingProxy proxy) {
        var pauses = proxy.pauses().stream().sorted().toList();
        System.out.printf(
                "%d drops, %d conflicts, resumed after %s (median), %s (slowest)%n",
                proxy.broken(),
                conflicts(proxy).size(),
                pauses.get(pauses.size() / 2),
                pauses.getLast());
    }
}
