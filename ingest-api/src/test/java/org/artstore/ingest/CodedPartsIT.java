package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.ingest.Client.Answer;
import org.artstore.schemas.document.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;

/// Bodies of parts that come, as a whole, in a content coding.
class CodedPartsIT {

    private static final byte[] TEXT = CodedBodyIT.text(3_000_000);
    private static final byte[] RANDOM = RawUploadIT.random(2_000_000);

    private final Service service = Service.shared();
    private final Shelf shelf = service.storage().shelf();
    private final Client client = Client.of(service);

    @AfterEach
    void nothingIsLeftOpen() {
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void theDocumentsAreWhatWentIntoTheCoding(String coding) {
        var answer = send(coding, CodedBodyIT.coded(coding, whole(form())));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(checksum(answer, 0)).isEqualTo(Sha256.of(TEXT).hex());
        assertThat(checksum(answer, 1)).isEqualTo(Sha256.of(RANDOM).hex());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void whatEndsTooEarlyOrIsInNoCodingIsRefused(String coding) {
        var coded = CodedBodyIT.coded(coding, whole(form()));

        send(coding, Arrays.copyOf(coded, coded.length - 1_000))
                .refused(400, "malformed-content-coding");
        send(coding, whole(form())).refused(400, "malformed-content-coding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void whatExpandsTooMuchIsRefused(String coding) {
        var form = new Form().file("a", "image/png", new byte[20 << 20]);

        send(coding, CodedBodyIT.coded(coding, whole(form))).refused(413, "expands-too-much");
    }

    @Test
    void otherCodingsAndCodedPartsAreRefused() {
        send("br", whole(form())).refused(415, "unsupported-content-encoding");
        var part = new Form().file("a", "text/plain\r\nContent-Encoding: gzip", RANDOM);
        send("identity", whole(part)).refused(415, "unsupported-content-encoding");
    }

    private static Form form() {
        return new Form().file("a", "text/plain", TEXT).file("b", "image/png", RANDOM);
    }

    private static byte[] whole(Form form) {
        var bytes = new ByteArrayOutputStream();
        form.whole().forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private Answer send(String coding, byte[] bytes) {
        return client.header("Content-Type", new Form().contentType())
                .header("Content-Encoding", coding)
                .post("/api/v1/files/upload", BodyPublishers.ofByteArray(bytes));
    }

    private static String checksum(Answer answer, int index) {
        return answer.json().path("items").path(index).path("document").path("checksum").asString();
    }
}
