package org.artstore.schemas.element;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.document.RetentionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;

/// The tables of modes: what each allows, and what may follow it.
class ElementModeTest {

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            value = {
                "mode, upload, read, change, delete, accepts",
                "edit, true,   true, true,   true,   temporary",
                "rw,   true,   true, true,   false,  permanent",
                "ro,   false,  true, false,  false,  ''",
                "ar,   false,  false, false, false,  ''"
            })
    void aModeSaysWhatMayBeDone(
            String mode,
            boolean upload,
            boolean read,
            boolean change,
            boolean delete,
            String accepts) {
        var tested = ElementMode.parse(mode);

        assertThat(tested.uploads()).isEqualTo(upload);
        assertThat(tested.readable()).isEqualTo(read);
        assertThat(tested.changes()).isEqualTo(change);
        assertThat(tested.deletes()).isEqualTo(delete);
        for (var policy : RetentionPolicy.values()) {
            assertThat(tested.accepts(policy)).isEqualTo(policy.toString().equals(accepts));
        }
    }

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            value = {
                "from, without confirmation, with it",
                "edit, '',                   ''",
                "rw,   ro,                   ro",
                "ro,   ar,                   rw ar",
                "ar,   '',                   ''"
            })
    void anElementIsClosedStepByStep(String from, String unconfirmed, String confirmed) {
        assertThat(after(from, false)).isEqualTo(unconfirmed);
        assertThat(after(from, true)).isEqualTo(confirmed);
    }

    @Test
    void everyModeIsInTheTables() {
        assertThat(ElementMode.values())
                .extracting(ElementMode::toString)
                .isEqualTo(List.of("edit", "rw", "ro", "ar"));
    }

    private static String after(String from, boolean confirmed) {
        return String.join(
                " ",
                Arrays.stream(ElementMode.values())
                        .filter(it -> ElementMode.parse(from).mayBecome(it, confirmed))
                        .map(ElementMode::toString)
                        .toList());
    }
}
