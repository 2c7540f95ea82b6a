package org.artstore.ingest;

import org.artstore.ingest.Client.Answer;
import org.artstore.schemas.id.FileId;
import org.assertj.core.api.Assertions;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;

/// A client of resumable uploads that speaks as the IETF's draft does.
record IetfClient(Client client) {

    static final String UPLOADS = "/api/v1/uploads";

    IetfClient header(String name, String value) {
        return new IetfClient(client.header(name, value));
    }

    /// Creates an upload by a request without bytes.
    FileId created(String query) {
        var answer = create(query, false, new byte[0]);
        Assertions.assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return file(answer);
    }

    Answer create(String query, boolean complete, byte[] bytes) {
        return client.header("Upload-Complete", item(complete))
                .post(UPLOADS + "?" + query, BodyPublishers.ofByteArray(bytes));
    }

    Answer append(FileId file, long offset, boolean complete, byte[] bytes) {
        return at(offset, complete).patch(path(file), bytes);
    }

    /// Without saying how many bytes there are.
    Answer appendChunked(FileId file, long offset, boolean complete, byte[] bytes) {
        return at(offset, complete)
                .patch(
                        path(file),
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    }

    Answer head(FileId file) {
        return client.head(path(file));
    }

    Answer delete(FileId file) {
        return client.delete(path(file));
    }

    static String path(FileId file) {
        return UPLOADS + "/" + file;
    }

    /// The upload that an answer names.
    static FileId file(Answer answer) {
        var location = answer.header("Location");
        return FileId.parse(location.substring(location.lastIndexOf('/') + 1));
    }

    private Client at(long offset, boolean complete) {
        return client.header("Content-Type", "application/partial-upload")
                .header("Upload-Offset", Long.toString(offset))
                .header("Upload-Complete", item(complete));
    }

    private static String item(boolean value) {
        return value ? "?1" : "?0";
    }
}
