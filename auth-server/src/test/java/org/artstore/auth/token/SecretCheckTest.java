package org.artstore.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

import java.time.Duration;

class SecretCheckTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final Counting hashing = new Counting();
    private final SecretCheck secrets = new SecretCheck(hashing, LONG);

    @Test
    void hashesARightSecretOnce() {
        var hash = secrets.encode("right");
        assertThat(secrets.matches("right", hash)).isTrue();
        assertThat(secrets.matches("right", hash)).isTrue();
        assertThat(hashing.compared).isOne();
    }

    @Test
    void forgetsARightSecretAfterAWhile() {
        var forgetful = new SecretCheck(hashing, Duration.ZERO);
        var hash = forgetful.encode("right");
        assertThat(forgetful.matches("right", hash)).isTrue();
        assertThat(forgetful.matches("right", hash)).isTrue();
        assertThat(hashing.compared).isEqualTo(2);
    }

    @Test
    void remembersNoWrongSecret() {
        var hash = secrets.encode("right");
        assertThat(secrets.matches("wrong", hash)).isFalse();
        assertThat(secrets.matches("right", hash)).isTrue();
        assertThat(secrets.matches("wrong", hash)).isFalse();
    }

    @Test
    void forgetsAtOnceWhenTheAccountHasAnotherSecret() {
        var before = secrets.encode("old");
        assertThat(secrets.matches("old", before)).isTrue();
        var after = secrets.encode("new");
        assertThat(secrets.matches("old", after)).isFalse();
        assertThat(secrets.matches("new", after)).isTrue();
    }

    @Test
    void tellsSecretsApartThatAreLongerThanTheHashCanTell() {
        var longest = "x".repeat(72);
        var hash = secrets.encode(longest);
        assertThat(secrets.matches(longest, hash)).isTrue();
        assertThat(secrets.matches(longest + "y", hash)).isFalse();
    }

    @Test
    void comparesWhatIsStoredNowhereWithoutHashing() {
        var encoded = secrets.encodeInMemory("a secret of the settings");
        assertThat(encoded).doesNotContain("secret of");
        assertThat(secrets.matches("a secret of the settings", encoded)).isTrue();
        assertThat(secrets.matches("another", encoded)).isFalse();
        assertThat(new SecretCheck(hashing, LONG).matches("a secret of the settings", encoded))
                .isFalse();
        assertThat(hashing.compared).isZero();
    }

    private static final class Counting implements PasswordEncoder {

        private final PasswordEncoder bcrypt = new BCryptPasswordEncoder(4);
        private int compared;

        @Override
        public @Nullable String encode(@Nullable CharSequence secret) {
            return bcrypt.encode(secret);
        }

        @Override
        public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
            compared++;
            return bcrypt.matches(secret, hash);
        }
    }
}
