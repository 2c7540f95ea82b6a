package org.artstore.e2e;

import static org.awaitility.Awaitility.await;

import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// tus-java-client.
final class JavaClient implements ResumingClient {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int WRITE = 256 << 10;

    @Override
    public Set<String> upload(URI endpoint, String token, Path file, int partSize)
            throws IOException {
        var client = new TusClient();
        client.setUploadCreationURL(endpoint.toURL());
        client.setHeaders(Map.of("Authorization", "Bearer " + token));
        client.enableResuming(new TusURLMemoryStore());
        var uploads = new ConcurrentSkipListSet<String>();
        await().atMost(PATIENCE)
                .pollInterval(PAUSE)
                .ignoreExceptionsMatching(JavaClient::passes)
                .untilAsserted(() -> uploads.add(sendOn(client, file, partSize)));
        return uploads;
    }

    private static String sendOn(TusClient client, Path file, int partSize)
            throws IOException, ProtocolException {
        var uploader = client.resumeOrCreateUpload(new TusUpload(file.toFile()));
        uploader.setChunkSize(WRITE);
        uploader.setRequestPayloadSize(partSize);
        while (uploader.uploadChunk() > 0) {
            // The client goes on.
        }
        uploader.finish();
        return uploader.getUploadURL().getPath();
    }

    /// Connections that break, services that are away, and offsets that have changed meanwhile.
    private static boolean passes(Throwable failure) {
        return failure instanceof IOException
                || (failure instanceof ProtocolException refused && isPassing(refused));
    }

    private static boolean isPassing(ProtocolException refused) {
        try {
            int status = refused.getCausingConnection().getResponseCode();
            return status == 409 || status >= 500;
        } catch (IOException _) {
            return true;
        }
    }

    @Override
    public String toString() {
        return "tus-java-client";
    }
}
