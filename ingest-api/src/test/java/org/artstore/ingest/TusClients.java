package org.artstore.ingest;

import static org.awaitility.Awaitility.await;

import io.tus.java.client.ProtocolException;
import io.tus.java.client.TusClient;
import io.tus.java.client.TusUpload;

import org.artstore.fixtures.TokenFixture;
import org.artstore.schemas.id.FileId;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The client library that users of tus have, as it is.
final class TusClients {

    private static final Duration DONE_WITHIN = Duration.ofSeconds(60);

    private TusClients() {}

    static TusClient of(int port, Map<String, String> headers) throws IOException {
        var all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + TokenFixture.shared().token("files:write"));
        var client = new TusClient();
        client.setUploadCreationURL(
                URI.create("http://localhost:" + port + "/api/v1/uploads").toURL());
        client.setHeaders(all);
        return client;
    }

    /// What is to be uploaded, from its first byte on.
    static TusUpload document(byte[] bytes) {
        var upload = new TusUpload();
        upload.setInputStream(new ByteArrayInputStream(bytes));
        upload.setSize(bytes.length);
        upload.setFingerprint("document");
        upload.setMetadata(Map.of("filename", "document.bin"));
        return upload;
    }

    /// The same upload through another instance.
    static URL at(int port, URL upload) throws IOException {
        return URI.create("http://localhost:" + port + upload.getPath()).toURL();
    }

    static FileId file(URL upload) {
        var path = upload.getPath();
        return FileId.parse(path.substring(path.lastIndexOf('/') + 1));
    }

    /// Tries again as long as connections break or the offset has changed meanwhile.
    static void untilDone(Attempt attempt) {
        await().atMost(DONE_WITHIN)
                .ignoreExceptionsInstanceOf(IOException.class)
                .ignoreExceptionsMatching(TusClients::isConflict)
                .untilAsserted(attempt::make);
    }

    interface Attempt {
        void make() throws IOException, ProtocolException;
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof ProtocolException refused && status(refused) == 409;
    }

    static int status(ProtocolException refused) {
        try {
            return refused.getCausingConnection().getResponseCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
