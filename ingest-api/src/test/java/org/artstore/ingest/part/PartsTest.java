package org.artstore.ingest.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.HttpHeaders;

import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class PartsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final NettyDataBufferFactory BUFFERS =
            new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);
    private static final DefaultDataBufferFactory HEAP = DefaultDataBufferFactory.sharedInstance;
    private static final String TWO =
            """
            a preamble\r
            --b\r
            Content-Disposition: form-data; name="file"; filename="Отчёт"\r
            Content-Type: text/plain\r
            \r
            first\r
            --\r
            -\r\r
            --b \t\r
            Content-Disposition: form-data; name="metadata"\r
            \r
            {}\r
            --b--\r
            --b\r
            an epilogue\
            """;

    private final List<DataBuffer> given = new ArrayList<>();

    /// Each boundary, end of a line and letter of two bytes is cut somewhere.
    @Test
    void piecesAreTheSameHoweverTheBodyIsCut() {
        int length = TWO.getBytes(StandardCharsets.UTF_8).length;
        for (int size = 1; size <= length; size++) {
            assertThat(parts("b", TWO, size))
                    .as("buffers of %d bytes", size)
                    .containsExactly("file Отчёт first\r\n--\r\n-\r", "metadata null {}");
        }
        assertThat(given).allMatch(buffer -> !((NettyDataBuffer) buffer).isAllocated());
    }

    @Test
    void aBoundaryMayBeTheFirstBytesAndAPartEmptyAndWithoutHeaders() {
        for (int size = 1; size < 30; size++) {
            assertThat(parts("b", "--b\r\n\r\n\r\n--b\r\n\r\nx\r\n--b--", size))
                    .containsExactly("null null ", "null null x");
        }
    }

    @Test
    void boundariesMayBeQuoted() {
        assertThat(parts("\"b c\"", "--b c\r\n\r\nx\r\n--b c--\r\n", 7))
                .containsExactly("null null x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no boundary",
                "--b",
                "--b\r\nname: value",
                "--b\r\n\r\nno end",
                "--b\r\n\r\nx\r\n--b",
                "--b\r\n\r\nx\r\n--b-",
                "--bc\r\n\r\nx\r\n--bc--",
                "--b\r\nContent-Disposition: form-data; name=\"a\"; filename\r\n\r\n\r\n--b--",
                "--b\r\nContent-Disposition: form-data; filename*=KOI8-R''x\r\n\r\n\r\n--b--"
            })
    void whatIsMalformedOrEndsTooEarlyIsRefused(String body) {
        for (int size = 1; size < 12; size++) {
            refused("boundary=b", body, size);
        }
        assertThat(given).allMatch(buffer -> !((NettyDataBuffer) buffer).isAllocated());
    }

    @ParameterizedTest
    @ValueSource(strings = {"charset=utf-8", "boundary=", "boundary=\"\""})
    void aBoundaryHasToBeSaid(String parameter) {
        refused(parameter, "--\r\n\r\nx\r\n----", 100);
    }

    @Test
    void headersHaveAnEnd() {
        refused("boundary=b", "--b\r\nx: " + "y".repeat(11 << 10) + "\r\n\r\n\r\n--b--", 1_000);
        refused("boundary=b", "--b" + " ".repeat(11 << 10), 1_000);
    }

    @Test
    void onlyTextWithoutTheNameOfAFileIsAField() {
        assertThat(piece("form-data; name=\"a\"", null).isField()).isTrue();
        assertThat(piece("form-data; name=\"a\"", "Text/Plain; charset=utf-8").isField()).isTrue();
        assertThat(piece("form-data; name=\"a\"", "text/plainer").isField()).isFalse();
        assertThat(piece("form-data; name=\"a\"", "image/png").isField()).isFalse();
        assertThat(piece("form-data; name=\"a\"; filename=\"\"", null).isField()).isFalse();
    }

    private void refused(String parameter, String body, int size) {
        StepVerifier.create(Parts.of(type(parameter), cut(body, size)).then())
                .expectErrorMatches(
                        error ->
                                error instanceof UploadRefused refused
                                        && refused.refusal() instanceof Refusal.MalformedParts)
                .verify(SOON);
    }

    /// Name, name of the file and content of each.
    private List<String> parts(String boundary, String body, int size) {
        var found = new ArrayList<String>();
        var content = new StringBuilder();
        StepVerifier.create(Parts.of(type("boundary=" + boundary), cut(body, size)))
                .thenConsumeWhile(
                        piece -> {
                            content.append(piece.content().toString(StandardCharsets.UTF_8));
                            if (piece.isLast()) {
                                var disposition = piece.headers().getContentDisposition();
                                found.add(
                                        "%s %s %s"
                                                .formatted(
                                                        piece.name(),
                                                        disposition.getFilename(),
                                                        content));
                                content.setLength(0);
                            }
                            return true;
                        })
                .expectComplete()
                .verify(SOON);
        return found;
    }

    private Flux<DataBuffer> cut(String body, int size) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return Flux.fromStream(
                IntStream.iterate(0, at -> at < bytes.length, at -> at + size)
                        .mapToObj(at -> buffer(bytes, at, Math.min(size, bytes.length - at))));
    }

    private DataBuffer buffer(byte[] bytes, int from, int length) {
        var buffer = BUFFERS.allocateBuffer(length).write(bytes, from, length);
        given.add(buffer);
        return buffer;
    }

    private static HttpHeaders type(String parameter) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, "multipart/form-data; " + parameter);
        return headers;
    }

    private static PartPiece piece(String disposition, @Nullable String type) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_DISPOSITION, disposition);
        if (type != null) {
            headers.set(HttpHeaders.CONTENT_TYPE, type);
        }
        return new PartPiece(headers, HEAP.allocateBuffer(1), true);
    }
}
