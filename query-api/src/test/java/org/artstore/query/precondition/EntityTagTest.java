package org.artstore.query.precondition;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.precondition.EntityTag.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class EntityTagTest {

    private static final EntityTag TAG = new EntityTag("3");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "If-None-Match | \"3\" | NOT_MODIFIED",
                "If-None-Match | W/\"3\" | NOT_MODIFIED",
                "If-None-Match | \"1\", \"3\" | NOT_MODIFIED",
                "If-None-Match | * | NOT_MODIFIED",
                "If-None-Match | \"4\" | GO_ON",
                "If-None-Match | 3 | GO_ON",
                "If-None-Match | \" | GO_ON",
                "If-Match | \"3\" | GO_ON",
                "If-Match | * | GO_ON",
                "If-Match | W/\"3\" | FAILED",
                "If-Match | \"4\" | FAILED",
                "If-Match | garbage | FAILED",
            })
    void evaluates(String header, String value, Outcome outcome) {
        var request = new HttpHeaders();
        request.set(header, value);
        assertThat(TAG.evaluate(request)).isEqualTo(outcome);
    }

    @Test
    void looksAtIfMatchFirst() {
        var request = new HttpHeaders();
        request.set(HttpHeaders.IF_MATCH, "\"4\"");
        request.set(HttpHeaders.IF_NONE_MATCH, "\"3\"");
        assertThat(TAG.evaluate(request)).isEqualTo(Outcome.FAILED);
    }
}
