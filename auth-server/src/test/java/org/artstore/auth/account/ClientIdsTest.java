package org.artstore.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientIdsTest {

    private final ClientIds ids = new ClientIds("prod");

    @ParameterizedTest
    @CsvSource({
        "scanner, scanner",
        "Third Floor / Scanner, third-floor-scanner",
        "--x--, x",
        "a name of more than twenty characters, a-name-of-more-than",
        "Бухгалтерия, account",
        "Бухгалтерия 2, 2",
        "会计, account",
        "!, account"
    })
    void tellsTheNameOfItsAccount(String name, String slug) {
        assertThat(ids.create(name).value()).matches("sa_prod_" + slug + "_[0-9a-f]{8}");
    }

    @Test
    void isAnotherOneEachTime() {
        assertThat(ids.create("same")).isNotEqualTo(ids.create("same"));
    }

    @Test
    void comesWithASecretThatNobodyCanGuess() {
        var secret = ClientSecret.generate();
        assertThat(secret.value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(secret).isNotEqualTo(ClientSecret.generate());
        assertThat(secret.toString()).doesNotContain(secret.value());
    }
}
