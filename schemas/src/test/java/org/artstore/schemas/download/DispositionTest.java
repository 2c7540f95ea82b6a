package org.artstore.schemas.download;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispositionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain name.pdf | filename=\"plain name.pdf\"",
                "a\"b.txt | filename=\"a_b.txt\"; filename*=UTF-8''a%22b.txt",
                "a%41.txt | filename=\"a_41.txt\"; filename*=UTF-8''a%2541.txt",
                "年.txt | filename=\"_.txt\"; filename*=UTF-8''%E5%B9%B4.txt",
                "😀!~ | filename=\"_!~\"; filename*=UTF-8''%F0%9F%98%80!~",
                "it's; x=1 | filename=\"it's; x=1\"",
            })
    void namesTheFile(String name, String parameters) {
        assertThat(Disposition.attachment(name)).isEqualTo("attachment; " + parameters);
    }
}
