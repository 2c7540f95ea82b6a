package org.artstore.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

class AnswerReaderTest {

    private final AnswerReader reader = new AnswerReader();

    @Test
    void tellsTheCodeOfAProblem() throws IOException {
        assertThat(feed(answer(503, "{\"status\":503,\"code\":\"overloaded\"}"))).isTrue();

        assertThat(reader.status()).isEqualTo(503);
        assertThat(reader.problem()).isEqualTo("overloaded");
    }

    @Test
    void forgetsTheProblemOfTheAnswerBefore() throws IOException {
        feed(answer(503, "{\"code\":\"overloaded\"}"));
        feed(answer(500, "{}"));

        assertThat(reader.problem()).isEmpty();
    }

    @Test
    void readsAnAnswerThatComesInPieces() throws IOException {
        var text = answer(429, "{\"code\":\"rate-limited\"}");

        assertThat(feed(text.substring(0, text.length() - 9))).isFalse();
        assertThat(feed(text.substring(text.length() - 9))).isTrue();
        assertThat(reader.problem()).isEqualTo("rate-limited");
    }

    private boolean feed(String text) throws IOException {
        return reader.feed(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String answer(int status, String body) {
        return "HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
