package org.artstore.schemas.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.Test;

import java.time.Instant;

class ContentLinkTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final LinkKey KEY = LinkKey.of("a secret of thirty-two characters");

    private final ContentLink link =
            new ContentLink(FileId.create(NOON), Sha256.of(new byte[] {1}), NOON);

    @Test
    void isReadAsItWasSigned() {
        assertThat(ContentLink.parse(link.signed(KEY), KEY)).isEqualTo(link);
        assertThat(link.signed(KEY)).matches("[\\w.-]+");
    }

    @Test
    void isNoneWithAnyOtherCharacter() {
        var signed = link.signed(KEY);
        for (int i = 0; i < signed.length(); i++) {
            for (var other : new char[] {'0', '1', 'a', 'f', '.', '-', 'Z'}) {
                var forged = signed.substring(0, i) + other + signed.substring(i + 1);
                if (!forged.equals(signed) && i < signed.length() - 1) {
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> ContentLink.parse(forged, KEY));
                }
            }
        }
    }

    @Test
    void isNoneOfAnotherKey() {
        var other = LinkKey.of("another secret of thirty-two letters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentLink.parse(link.signed(other), KEY));
    }

    @Test
    void expiresAtItsTime() {
        assertThat(link.hasExpiredAt(NOON.minusMillis(1))).isFalse();
        assertThat(link.hasExpiredAt(NOON)).isTrue();
    }

    @Test
    void takesNoShortSecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> LinkKey.of("too short"));
        assertThat(KEY.toString()).doesNotContain("secret");
    }
}
