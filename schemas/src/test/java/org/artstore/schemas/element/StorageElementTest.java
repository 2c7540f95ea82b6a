package org.artstore.schemas.element;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.id.ElementId;
import org.junit.jupiter.api.Test;

import java.time.Instant;

class StorageElementTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void anOlderVersionThatComesAgainReplacesNothing() {
        var open = element(AT);
        var closed = open.inMode(ElementMode.RO, AT.plusSeconds(1));

        assertThat(closed.replaces(open)).isTrue();
        assertThat(closed.replaces(closed)).isTrue();
        assertThat(open.replaces(closed)).isFalse();
    }

    @Test
    void aRegistrationAnewReplacesEveryVersionOfTheFormerOne() {
        var former = element(AT).inMode(ElementMode.RO, AT.plusSeconds(1));
        var anew = element(AT.plusSeconds(60));

        assertThat(anew.replaces(former)).isTrue();
        assertThat(former.replaces(anew)).isFalse();
    }

    private static StorageElement element(Instant createdAt) {
        return new StorageElement(
                new ElementId("rw-01"),
                "rw-01",
                StorageElement.Kind.DISK,
                ElementMode.RW,
                1,
                1_000,
                "local",
                "/srv/rw-01",
                1,
                createdAt,
                createdAt);
    }
}
