package org.artstore.query.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

class SuggestIT {

    private static final World WORLD = World.shared();
    private static final String READER = WORLD.reader().tenant("writers").sign();

    @BeforeAll
    static void fill() throws Exception {
        WORLD.index()
                .add(
                        Papers.called("Annual report 2024.pdf").of("writers").tagged("репорты"),
                        Papers.called("Annual report 2023.pdf")
                                .of("writers")
                                .tagged("Reports", "plans")
                                .createdAgo(Duration.ofDays(1)),
                        Papers.called("Договор.docx").of("writers").tagged("Reports", "Право"),
                        Papers.called("Договор.docx").of("writers").described("report"),
                        Papers.called("Reporters.txt").of("other-writers").tagged("reporting"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rep | Reports; Annual report 2024.pdf; Annual report 2023.pdf",
                "annual REP | Annual report 2024.pdf; Annual report 2023.pdf",
                "annual 2023 | Annual report 2023.pdf",
                "дого | Договор.docx",
                "ПРА | Право",
                "eport | ''",
                "annual x | ''",
                "reporti | ''",
            })
    void completesNamesAndTags(String begun, String suggested) throws Exception {
        assertThat(String.join("; ", values("q=" + encoded(begun)))).isEqualTo(suggested);
    }

    @Test
    void tellsWhatItIsAndHowOften() throws Exception {
        var items = Answer.to(WORLD.get("/api/v1/suggest?q=rep", READER)).json().path("items");
        assertThat(items.path(0).toString())
                .isEqualTo("{\"value\":\"Reports\",\"field\":\"tags\",\"count\":2}");
        assertThat(items.path(1).path("field").asString()).isEqualTo("filename");
        assertThat(values("q=" + encoded("дого"))).hasSize(1);
        assertThat(values("q=rep&limit=1")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "*", "'", "\\", "a:*b", "\0", "\uD800", "%", "((", "😀"})
    void suggestsNothingForOddInput(String begun) throws Exception {
        assertThat(values("q=" + encoded(begun))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?q=a&q=b", "?q=a&limit=0", "?q=a&limit=51", "?q=a&limit=x"})
    void refusesMalformedParameters(String query) throws Exception {
        var answer = Answer.to(WORLD.get("/api/v1/suggest" + query, READER));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("malformed-parameter");
    }

    private static List<String> values(String query) throws Exception {
        var answer = Answer.to(WORLD.get("/api/v1/suggest?" + query, READER));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("value").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
