package org.artstore.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ReprDigestTest {

    /// Of `{"hello": "world"}` and a line feed: the example of RFC 9530, B.1.
    private static final String SHA_256 = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";

    private static final Sha256 DIGEST =
            Sha256.of("{\"hello\": \"world\"}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(
            strings = {
                SHA_256,
                "  " + SHA_256 + " ",
                "md5=:1B2M2Y8AsgTpgAmY7PhCfg==:, " + SHA_256,
                SHA_256 + ",unixsum=:AQ==:",
                SHA_256 + ";note=1"
            })
    void readsTheSha256(String header) {
        assertThat(ReprDigest.read(List.of(header))).contains(DIGEST);
    }

    @Test
    void readsTheSha256AmongSeveralHeaders() {
        assertThat(ReprDigest.read(List.of("md5=:AQ==:", SHA_256))).contains(DIGEST);
    }

    @Test
    void noHeaderIsNoDigest() {
        assertThat(ReprDigest.read(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5=:1B2M2Y8AsgTpgAmY7PhCfg==:", "sha-512=:AQ==:, crc32c=:AQ==:"})
    void refusesOtherAlgorithmsAlone(String header) {
        assertRefused(header, new Refusal.UnsupportedDigest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "sha-256",
                "sha-256=abc",
                "sha-256=:AQ==:",
                "sha-256=:not base64:",
                "sha-256=:====:",
                "SHA-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:",
                "sha-256=RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg="
            })
    void refusesWhatIsNoDictionaryOfDigests(String header) {
        assertRefused(header, new Refusal.MalformedHeader("Repr-Digest"));
    }

    private static void assertRefused(String header, Refusal why) {
        assertThatThrownBy(() -> ReprDigest.read(List.of(header)))
                .isInstanceOfSatisfying(
                        UploadRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(why));
    }
}
