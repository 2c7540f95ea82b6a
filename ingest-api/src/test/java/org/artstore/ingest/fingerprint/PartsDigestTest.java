package org.artstore.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.ingest.part.PartPiece;
import org.artstore.schemas.document.Sha256;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;

import java.nio.charset.StandardCharsets;
import java.util.List;

class PartsDigestTest {

    @Test
    void theSamePartsAreTheSameHoweverTheyArrive() {
        assertThat(of(part("a.txt", "hel", false), part("a.txt", "lo", true)))
                .isEqualTo(of(part("a.txt", "hello", true)));
    }

    @Test
    void namesContentsAndTheirOrderMatter() {
        var one = part("a.txt", "hello", true);
        var two = part("b.txt", "world", true);

        assertThat(
                        List.of(
                                of(one),
                                of(two),
                                of(one, two),
                                of(two, one),
                                of(part("b.txt", "hello", true)),
                                of(part("a.txt", "hell", true), part("o", "", true))))
                .doesNotHaveDuplicates();
    }

    @Test
    void piecesStayReadable() {
        var piece = part("a.txt", "hello", true);

        of(piece);

        assertThat(piece.content().toString(StandardCharsets.UTF_8)).isEqualTo("hello");
    }

    @Test
    void onlyWholePartsCount() {
        var digest = new PartsDigest();
        digest.update(part("a.txt", "hello", true));
        var first = digest.soFar();
        digest.update(part("b.txt", "wor", false));

        assertThat(digest.soFar()).isEqualTo(first);
        assertThat(digest.bytes()).isEqualTo(8);
    }

    private static Sha256 of(PartPiece... pieces) {
        var digest = new PartsDigest();
        List.of(pieces).forEach(digest::update);
        return digest.soFar();
    }

    private static PartPiece part(String filename, String content, boolean isLast) {
        var headers = new HttpHeaders();
        headers.setContentDispositionFormData("file", filename);
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        return new PartPiece(headers, DefaultDataBufferFactory.sharedInstance.wrap(bytes), isLast);
    }
}
