package org.artstore.ingest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.artstore.ingest.refusal.UploadRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class IdempotencyKeyTest {

    @Test
    void aRequestNeedNotHaveOne() {
        assertThat(IdempotencyKey.read(new HttpHeaders())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "8e03978e-40d5-43dd-bc93-6894a57f9324 | 8e03978e-40d5-43dd-bc93-6894a57f9324",
                "\"8e03978e-40d5\"                    | 8e03978e-40d5",
                "\"a b\"                              | a b",
                "\"a,b;c\"                            | a,b;c",
                "\"say \\\"yes\\\" \\\\o/\"           | say \"yes\" \\o/",
                "order:4711/a_b.c~d!                  | order:4711/a_b.c~d!"
            })
    void readsStringsAndTokens(String header, String value) {
        assertThat(IdempotencyKey.read(headers(header))).contains(new IdempotencyKey(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\" \"",
                "\"",
                "\"a",
                "a\"",
                "a b",
                "a,b",
                "a;b",
                "\"a\";b",
                "\"\\n\"",
                "\"ключ\"",
                "ключ",
                "a\tb",
                "a\\b"
            })
    void refusesWhatIsNeither(String header) {
        assertThatExceptionOfType(UploadRefused.class)
                .isThrownBy(() -> IdempotencyKey.read(headers(header)));
    }

    @Test
    void refusesMoreThanOne() {
        var headers = headers("a");
        headers.add(IdempotencyKey.NAME, "b");

        assertThatExceptionOfType(UploadRefused.class)
                .isThrownBy(() -> IdempotencyKey.read(headers));
    }

    @Test
    void isBounded() {
        assertThat(IdempotencyKey.read(headers("k".repeat(255)))).isPresent();
        assertThatExceptionOfType(UploadRefused.class)
                .isThrownBy(() -> IdempotencyKey.read(headers("k".repeat(256))));
    }

    private static HttpHeaders headers(String value) {
        var headers = new HttpHeaders();
        headers.add(IdempotencyKey.NAME, value);
        return headers;
    }
}
