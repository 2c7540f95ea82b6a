package org.artstore.ingest.sniff;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.artstore.schemas.document.Sniffed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

class SnifferTest {

    private static final Map<String, byte[]> CONTENTS =
            Map.ofEntries(
                    Map.entry("png", bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR")),
                    Map.entry("pdf", bytes("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n")),
                    Map.entry("zip", bytes("PK\u0003\u0004\u0014\0\0\0\u0008\0 some entry")),
                    Map.entry(
                            "ole", bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1 more")),
                    Map.entry("text", bytes("one,two,three\n1,2,3\n")),
                    Map.entry("html", bytes("<!DOCTYPE html><html><body>x</body></html>")),
                    Map.entry(
                            "svg",
                            bytes(
                                    "<?xml version='1.0'?>"
                                            + "<svg xmlns='http://www.w3.org/2000/svg'/>")),
                    Map.entry("xml", bytes("<?xml version='1.0'?><order><line/></order>")),
                    Map.entry("gzip", bytes("\u001f\u008b\u0008\0\0\0\0\0 more")),
                    Map.entry("exe", bytes("MZ\u0090\0\u0003\0\0\0\u0004\0\0\0\u00ff\u00ff\0\0")),
                    Map.entry("noise", bytes("\u0001\u0007\u00fe\u0013\0\u0005")),
                    Map.entry("nothing", new byte[0]));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Sniffer sniffer = new Sniffer(meters);

    @ParameterizedTest
    @CsvSource({
        "png,     a,      image/png",
        "png,     a.txt,  image/png",
        "pdf,     a,      application/pdf",
        "zip,     a,      application/zip",
        "zip,     a.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "zip,     a.jpg,  application/zip",
        "ole,     a.doc,  application/msword",
        "ole,     a,      ",
        "text,    a,      text/plain",
        "text,    a.csv,  text/csv",
        "text,    a.png,  text/plain",
        "text,    a.json, application/json",
        "html,    a,      text/html",
        "svg,     a,      image/svg+xml",
        "xml,     a,      application/xml",
        "noise,   a,      ",
        "noise,   a.flac, audio/x-flac",
        "nothing, a,      "
    })
    void saysTheTypeWhereTheClientSaysNone(String content, String name, @Nullable String type) {
        var expected = type == null ? null : new Sniffed(type, false);

        assertThat(compare(content, name, "application/octet-stream")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "zip,  a.png,  image/png,                application/zip",
        "zip,  a.docx, image/png, "
                + "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "pdf,  a,      image/png,                application/pdf",
        "exe,  a.pdf,  application/pdf,          application/x-msdownload",
        "html, a.png,  image/png,                text/html",
        "text, a.pdf,  application/pdf,          text/plain",
        "text, a.mp4,  video/mp4;codecs=avc1,    text/plain",
        "png,  a.txt,  text/plain;charset=utf-8, image/png",
        "gzip, a,      application/zip,          application/gzip"
    })
    void saysATypeThatCannotBeTrueBesideTheClients(
            String content, String name, String claim, String type) {
        assertThat(compare(content, name, claim)).isEqualTo(new Sniffed(type, true));
    }

    @ParameterizedTest
    @CsvSource({
        "png,   a,      image/png",
        "png,   a,      IMAGE/PNG",
        "zip,   a,      application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip,   a,      application/x-zip-compressed",
        "zip,   a,      application/epub+zip",
        "gzip,  a,      application/x-gzip",
        "ole,   a,      application/msword",
        "text,  a,      text/csv",
        "text,  a,      application/json",
        "text,  a,      application/vnd.example+json",
        "text,  a,      application/x-nobody-knows-it",
        "html,  a,      text/plain",
        "html,  a,      application/xhtml+xml",
        "xml,   a,      text/xml",
        "xml,   a,      application/vnd.example+xml",
        "svg,   a,      application/xml",
        "svg,   a,      text/plain",
        "noise, a,      image/png",
        "noise, a.pdf,  text/plain",
        "pdf,   a.pdf,  application/octet-stream;x=y"
    })
    void isSilentWhereTheClientMayBeRight(String content, String name, String claim) {
        var said = compare(content, name, claim);

        assertThat(said == null || !said.conflicts()).as(String.valueOf(said)).isTrue();
    }

    @Test
    void countsWhatItFinds() {
        compare("png", "a", "application/octet-stream");
        compare("zip", "a", "image/png");

        assertThat(counted("sniffed")).isEqualTo(1);
        assertThat(counted("conflicting")).isEqualTo(1);
    }

    private double counted(String result) {
        return meters.get("artstore.ingest.content.types").tag("result", result).counter().count();
    }

    private @Nullable Sniffed compare(String content, String name, String claim) {
        var bytes = Objects.requireNonNull(CONTENTS.get(content));
        return sniffer.compare(sniffer.read(bytes), name, claim);
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
