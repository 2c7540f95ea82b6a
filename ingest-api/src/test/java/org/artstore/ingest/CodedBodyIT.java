package org.artstore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.luben.zstd.Zstd;

import org.artstore.schemas.document.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Documents whose bytes come in a content coding.
class CodedBodyIT {

    private final Service service = Service.shared();
    private final Shelf shelf = service.storage().shelf();
    private final Client client = Client.of(service);

    @AfterEach
    void nothingIsLeftOpen() {
        await().untilAsserted(() -> assertThat(shelf.open()).isEmpty());
    }

    /// The longest is some twelve times the room that the upload has in memory.
    @ParameterizedTest
    @CsvSource({"gzip, 5", "gzip, 3000000", "gzip, 50000000", "zstd, 5", "zstd, 50000000"})
    void theDocumentIsWhatWentIntoTheCoding(String coding, int length) {
        var bytes = text(length);

        var answer =
                client.header("Content-Encoding", coding)
                        .header("Repr-Digest", RawUploadIT.digest(bytes))
                        .upload("filename=a.txt", coded(coding, bytes));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.text("checksum")).isEqualTo(Sha256.of(bytes).hex());
        assertThat(answer.json().path("file_size").asInt()).isEqualTo(length);
    }

    @Test
    void membersAndFramesFollowEachOther() {
        var first = text(100_000);
        var second = RawUploadIT.random(100_000);

        for (var coding : new String[] {"gzip", "zstd"}) {
            var both = joined(coded(coding, first), coded(coding, second));
            var answer = client.header("Content-Encoding", coding).upload("filename=a", both);

            assertThat(answer.text("checksum")).isEqualTo(Sha256.of(joined(first, second)).hex());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void whatExpandsTooMuchIsRefused(String coding) {
        client.header("Content-Encoding", coding)
                .upload("filename=a", coded(coding, new byte[60 << 20]))
                .refused(413, "expands-too-much");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void theDocumentMayNotBeLongerThanAnyOther(String coding) {
        client.header("Content-Encoding", coding)
                .upload("filename=a", coded(coding, text((64 << 20) + 1)))
                .refused(413, "content-too-large");
    }

    @ParameterizedTest
    @CsvSource({"gzip, 1", "gzip, 8", "gzip, 400", "zstd, 1", "zstd, 400"})
    void whatEndsTooEarlyIsRefused(String coding, int missing) {
        var whole = coded(coding, RawUploadIT.random(2_000_000));

        client.header("Content-Encoding", coding)
                .upload("filename=a", Arrays.copyOf(whole, whole.length - missing))
                .refused(400, "malformed-content-coding");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -5, -100_000, 1})
    void aFlippedBitIsFound(int place) {
        var bytes = coded("gzip", RawUploadIT.random(2_000_000));
        bytes[place < 0 ? bytes.length + place : place] ^= 0x10;

        client.header("Content-Encoding", "gzip")
                .upload("filename=a", bytes)
                .refused(400, "malformed-content-coding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void whatIsInNoCodingIsRefused(String coding) {
        client.header("Content-Encoding", coding)
                .upload("filename=a", text(1_000))
                .refused(400, "malformed-content-coding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, gzip", "br", "deflate", "zstd, identity"})
    void otherCodingsAreRefused(String coding) {
        var answer =
                client.header("Content-Encoding", coding)
                        .upload("filename=a", text(10))
                        .refused(415, "unsupported-content-encoding");

        assertThat(answer.header("Accept-Encoding")).isEqualTo("gzip, zstd, identity");
    }

    /// Compressible, but not beyond all bounds.
    static byte[] text(int length) {
        var bytes = RawUploadIT.random(length);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + (bytes[i] & 7));
        }
        return bytes;
    }

    static byte[] coded(String coding, byte[] bytes) {
        return coding.equals("zstd") ? Zstd.compress(bytes) : gzip(bytes);
    }

    private static byte[] gzip(byte[] bytes) {
        var all = new ByteArrayOutputStream();
        try (var out = new FastGzip(all)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }

    /// It is not its work that is tested here.
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 64 << 10);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
