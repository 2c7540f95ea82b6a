package org.artstore.ingest.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

class GzipDecoderTest {

    private static final byte[] HELLO = "hello, archive".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void takesItInPiecesOfAnyLength(int piece) throws Exception {
        var two = new ByteArrayOutputStream();
        two.writeBytes(gzip(HELLO));
        two.writeBytes(withAllFields());

        assertThat(decoded(two.toByteArray(), piece))
                .isEqualTo("hello, archivehello, archive".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyTruncationIsFound() throws Exception {
        var whole = withAllFields();

        for (int length = 0; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> decoded(cut, 5)).isInstanceOf(MalformedCoding.class);
        }
    }

    @Test
    void aHeaderWithAnotherChecksumIsRefused() throws Exception {
        var bytes = withAllFields();
        bytes[11] ^= 1;

        assertThatThrownBy(() -> decoded(bytes, 100)).isInstanceOf(MalformedCoding.class);
    }

    @Test
    void whatFollowsTheLastMemberIsRefused() throws Exception {
        var bytes = Arrays.copyOf(gzip(HELLO), gzip(HELLO).length + 1);

        assertThatThrownBy(() -> decoded(bytes, 100)).isInstanceOf(MalformedCoding.class);
    }

    private static byte[] decoded(byte[] coded, int piece) throws MalformedCoding {
        var all = new ByteArrayOutputStream();
        var room = new byte[4];
        try (var decoder = new GzipDecoder()) {
            for (int from = 0; from < coded.length; from += piece) {
                decoder.feed(Arrays.copyOfRange(coded, from, Math.min(from + piece, coded.length)));
                for (int count = decoder.decode(room); count > 0; count = decoder.decode(room)) {
                    all.write(room, 0, count);
                }
            }
            decoder.finish();
        }
        return all.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var all = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(all)) {
            out.write(bytes);
        }
        return all.toByteArray();
    }

    /// With an extra field, a name, a comment and a checksum of the header.
    private static byte[] withAllFields() throws IOException {
        var plain = gzip(HELLO);
        var head = new ByteArrayOutputStream();
        head.write(plain, 0, 3);
        head.write(2 | 4 | 8 | 16);
        head.write(plain, 4, 6);
        head.writeBytes(new byte[] {3, 0, 1, 2, 3});
        head.writeBytes("name\0comment\0".getBytes(StandardCharsets.US_ASCII));
        var crc = new CRC32();
        crc.update(head.toByteArray());
        head.write((int) crc.getValue() & 0xff);
        head.write((int) (crc.getValue() >> 8) & 0xff);
        head.write(plain, 10, plain.length - 10);
        return head.toByteArray();
    }
}
