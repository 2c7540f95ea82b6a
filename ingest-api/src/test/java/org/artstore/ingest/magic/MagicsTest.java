package org.artstore.ingest.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Everything is compared with Tika's own detection.
class MagicsTest {

    private static final MimeTypes TIKA = MimeTypes.getDefaultMimeTypes();
    private static final Database DATABASE = DatabaseReader.read(TIKA.getMediaTypeRegistry());
    private static final Magics MAGICS = new Magics(DATABASE);

    private final Random random = new Random(11);

    @Test
    void knowsWhatMatchesASignatureAndWhatNearlyDoes() {
        var samples = new Samples();

        var different =
                DATABASE.magics().stream()
                        .flatMap(magic -> samples.documents(magic.clause()))
                        .flatMap(MagicsTest::difference);

        assertThat(different).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 20, 100, 600, 8192})
    void knowsWhatIsNothing(int length) {
        var different =
                IntStream.range(0, 60).mapToObj(_ -> noise(length)).flatMap(MagicsTest::difference);

        assertThat(different).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16", "ISO-8859-1", "IBM037", "Shift_JIS"})
    void knowsTextInItsEncodings(String encoding) {
        var words = "Zwölf Boxkämpfer jagen Viktor quer über den Sylter Deich, 日本語\n";

        var different =
                IntStream.of(1, 5, 60, 400)
                        .mapToObj(words::repeat)
                        .map(text -> text.getBytes(Charset.forName(encoding)))
                        .flatMap(bytes -> Stream.of(bytes, Arrays.copyOf(bytes, bytes.length / 2)))
                        .flatMap(MagicsTest::difference);

        assertThat(different).isEmpty();
    }

    @Test
    void knowsTextFromWhatIsNearlyText() {
        var different =
                IntStream.range(0, 300).mapToObj(this::mixture).flatMap(MagicsTest::difference);

        assertThat(different).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("markup")
    void knowsMarkupByItsFirstElement(String text) {
        assertThat(difference(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(difference(text.getBytes(StandardCharsets.UTF_16))).isEmpty();
    }

    static Stream<String> markup() {
        var roots =
                DATABASE.roots().keySet().stream()
                        .map(
                                root ->
                                        "<?xml version=\"1.0\"?><%s xmlns=\"%s\"/>"
                                                .formatted(
                                                        root.getLocalPart(),
                                                        root.getNamespaceURI()));
        return Stream.concat(
                roots,
                Stream.of(
                        "<!DOCTYPE html><html><body>x</body></html>",
                        "<HTML><p>not closed",
                        "<html xmlns='http://www.w3.org/1999/xhtml'><head/></html>",
                        "<?xml version='1.0'?><order><line/></order>",
                        "<?xml version='1.0'?><!-- no element -->",
                        "<?xml version='1.0'?><html><p>not closed",
                        "<?xml version='1.0'?><!DOCTYPE x SYSTEM 'file:///none'><x/>",
                        "<?xml version='1.0' broken",
                        "<svg xmlns='http://www.w3.org/2000/svg'/>",
                        "<order/>",
                        "  \n<html>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "504b0304140000000800", // a ZIP archive
                "504b03040a0000000000000021005ec6320c2700000027000000080000006d696d6574797065"
                        + "6170706c69636174696f6e2f766e642e6f617369732e6f70656e646f63756d656e742e"
                        + "74657874", // an OpenDocument text
                "504b030414000600080000002100df a4d26c5a01000020050000130008025b436f6e74656e74"
                        + "5f54797065735d2e786d6c", // an Office Open XML document
                "255044462d312e370a25e2e3cfd3", // PDF
                "89504e470d0a1a0a0000000d49484452", // PNG
                "ffd8ffe000104a46494600010100", // JPEG
                "474946383961", // GIF
                "49492a0008000000", // TIFF
                "524946462400000057415645666d7420", // WAVE
                "000000186674797069736f6d0000020069736f6d69736f32", // MP4
                "1f8b0800000000000003", // gzip
                "28b52ffd", // zstd
                "4d5a90000300000004000000ffff0000", // a program
                "efbbbf3c3f786d6c2076657273696f6e3d22312e30223f3e3c612f3e", // XML with a mark
            })
    void knowsOtherDocuments(String hex) {
        var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThat(difference(bytes)).isEmpty();
        assertThat(difference(Arrays.copyOf(bytes, 5000))).isEmpty();
    }

    @Test
    void looksAtNoMoreBytesThanItIsTold() {
        var pdf = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(MAGICS.type(pdf, pdf.length)).isEqualTo(MediaType.application("pdf"));
        assertThat(MAGICS.type(pdf, 3)).isEqualTo(MediaType.TEXT_PLAIN);
        assertThat(MAGICS.type(pdf, 0)).isEqualTo(MediaType.OCTET_STREAM);
    }

    private static Stream<String> difference(byte[] bytes) {
        var said = MAGICS.type(bytes, bytes.length);
        var expected = tika(bytes);
        return said.equals(expected)
                ? Stream.empty()
                : Stream.of(said + ", not " + expected + ": " + HexFormat.of().formatHex(bytes));
    }

    private static MediaType tika(byte[] bytes) {
        try {
            return TIKA.detect(new ByteArrayInputStream(bytes), new Metadata());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] noise(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Text with some other bytes in it, many of them control characters.
    private byte[] mixture(int number) {
        var bytes = new byte[300 + number];
        Arrays.fill(bytes, (byte) 'e');
        for (int i = 0; i < number % 50; i++) {
            int other = random.nextInt(3) == 0 ? 1 : random.nextInt(0x100);
            bytes[random.nextInt(bytes.length)] = (byte) other;
        }
        return bytes;
    }
}
