package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.schemas.document.Content;
import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Types of documents whose clients say none, or another than their bytes.
class SniffIT {

    private static final String LONG = "3000000";

    private final Service service = Service.shared();
    private final Shelf shelf = service.storage().shelf();
    private final Client client = Client.of(service);

    @AfterEach
    void nothingIsLeftOpen() {
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", LONG})
    void aDocumentWithoutATypeGetsThatOfItsBytes(int length) {
        var answer = client.upload("filename=a.bin", pdf(length));

        assertThat(answer.text("content_type")).isEqualTo("application/pdf");
        assertThat(answer.json().has("detected_content_type")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", LONG})
    void whatTheClientSaysHoldsAndTheContradictionIsToldBesideIt(int length) {
        var answer =
                client.header("Content-Type", "image/png").upload("filename=a.png", pdf(length));

        assertThat(answer.text("content_type")).isEqualTo("image/png");
        assertThat(answer.text("detected_content_type")).isEqualTo("application/pdf");
        assertThat(content(answer.file()).detectedContentType()).isEqualTo("application/pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", LONG})
    void aTypeThatFollowsTheBytesIsComparedWithThemToo(int length) {
        var form =
                new Form()
                        .file("a.pdf", "application/pdf", pdf(length))
                        .metadata("{\"content_type\": \"image/png\"}");

        var answer =
                client.header("Content-Type", form.contentType())
                        .post("/api/v1/files/upload", form.publisher());

        assertThat(answer.text("content_type")).isEqualTo("image/png");
        assertThat(answer.text("detected_content_type")).isEqualTo("application/pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "20,      10,      ,          application/pdf,",
        "3000000, 2000000, ,          application/pdf,",
        "3000000, 3000000, image/png, image/png, application/pdf",
        "20,      12,      image/png, image/png, application/pdf"
    })
    void theFirstBytesOfAResumableUploadAreRememberedUntilItIsSealed(
            int length, int cut, @Nullable String claim, String type, @Nullable String detected) {
        var bytes = pdf(length);
        var tus = client.header("Tus-Resumable", "1.0.0");
        var file = created(tus, length, claim);

        patch(tus, file, 0, Arrays.copyOf(bytes, cut));
        if (cut < length) {
            patch(tus, file, cut, Arrays.copyOfRange(bytes, cut, length));
        }

        assertThat(content(file).contentType()).isEqualTo(type);
        assertThat(content(file).detectedContentType()).isEqualTo(detected);
    }

    private static FileId created(Client tus, int length, @Nullable String claim) {
        var type = claim == null ? "" : ",filetype " + base64(claim);
        var answer =
                tus.header("Upload-Length", Integer.toString(length))
                        .header("Upload-Metadata", "filename " + base64("a.bin") + type)
                        .post("/api/v1/uploads", BodyPublishers.noBody());
        var location = answer.header("Location");
        return FileId.parse(location.substring(location.lastIndexOf('/') + 1));
    }

    private static void patch(Client tus, FileId file, int offset, byte[] part) {
        var answer =
                tus.header("Content-Type", "application/offset+octet-stream")
                        .header("Upload-Offset", Integer.toString(offset))
                        .patch("/api/v1/uploads/" + file, part);
        assertThat(answer.status()).isEqualTo(204);
    }

    private Content content(FileId file) {
        return shelf.document(file).content();
    }

    private static byte[] pdf(int length) {
        var bytes = RawUploadIT.random(length);
        var magic = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        return bytes;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
