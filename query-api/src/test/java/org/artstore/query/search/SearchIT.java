package org.artstore.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class SearchIT {

    private static final World WORLD = World.shared();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SEARCH = "/api/v1/search";

    /// A tenant of its own, so that no other test is found.
    private static final String READER = WORLD.reader().tenant("library").sign();

    private static final Papers REPORT =
            Papers.called("AnnualReport2024.pdf")
                    .of("library")
                    .described("The running costs of <b>houses</b> & gardens, 3 < 5")
                    .tagged("finance", "2024")
                    .with("{\"project\":{\"name\":\"Phoenix\",\"number\":7}}")
                    .holding(new byte[5_000], "application/pdf");
    private static final Papers CONTRACT =
            Papers.called("Договор аренды.docx")
                    .of("library")
                    .described("Договоры с арендаторами помещений")
                    .tagged("finance", "Право")
                    .by("sa_test_law_11111111")
                    .forEver();
    private static final Papers PLAN =
            Papers.called("年度计划.txt").of("library").createdAgo(Duration.ofDays(30));
    private static final Papers THEIRS =
            Papers.called("AnnualReport2024.pdf").of("another-library").tagged("finance");

    private static final Duration DAYS = Duration.ofDays(3);

    @BeforeAll
    static void fill() throws Exception {
        WORLD.index().add(REPORT, CONTRACT, PLAN, THEIRS);
    }

    @ParameterizedTest
    @CsvSource({
        "report, AnnualReport2024.pdf",
        "house, AnnualReport2024.pdf",
        "договоров, Договор аренды.docx",
        "арендатор, Договор аренды.docx",
        "计划, 年度计划.txt",
        "phoenix, AnnualReport2024.pdf",
        "право, Договор аренды.docx",
        "\"\"\"running costs\"\"\", AnnualReport2024.pdf",
        "finance -report, Договор аренды.docx",
        "phoenix or nothing, AnnualReport2024.pdf",
    })
    void findsByWords(String query, String filename) throws Exception {
        var found = get("q=" + encoded(query));
        assertThat(names(found)).containsExactly(filename);
        assertThat(found.path("total").asLong()).isEqualTo(1);
    }

    @Test
    void findsNoDeletedDocumentWhateverIsAskedFor() throws Exception {
        var deleted =
                Papers.called("Deleted.txt").of("library").with("{\"kept\":\"no\"}").by("sa_gone");
        WORLD.index().add(deleted);
        assertThat(get("created_by=sa_gone").path("total").asLong()).isEqualTo(1);
        WORLD.index().delete(deleted);
        assertThat(get("created_by=sa_gone").path("total").asLong()).isZero();
        assertThat(get("q=deleted").path("total").asLong()).isZero();
    }

    @Test
    void answersAsTheContractSays() throws Exception {
        var found = get("q=finance&limit=1");
        assertThat(found.propertyNames())
                .containsExactlyInAnyOrder(
                        "items",
                        "total",
                        "total_is_exact",
                        "complete",
                        "limit",
                        "next_cursor",
                        "facets",
                        "as_of");
        assertThat(found.path("total").asLong()).isEqualTo(2);
        assertThat(found.path("total_is_exact").asBoolean()).isTrue();
        assertThat(found.path("limit").asInt()).isEqualTo(1);
        assertThat(found.path("items")).hasSize(1);
        var item = found.at("/items/0");
        assertThat(item.path("relevance_score").asDouble()).isBetween(0.0, 1.0);
        assertThat(item.has("checksum")).isTrue();
        assertThat(item.has("element_id")).isFalse();
    }

    @Test
    void saysHowOldTheIndexIs() {
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(get("q=a").path("as_of").isMissingNode()).isFalse());
    }

    @Test
    void ranksTheNameAboveTheDescription() throws Exception {
        var named = Papers.called("zebra.txt").of("ranks");
        var described = Papers.called("horse.txt").of("ranks").described("not a zebra");
        WORLD.index().add(described, named);
        var token = WORLD.reader().tenant("ranks").sign();
        var found = Answer.to(WORLD.get(SEARCH + "?q=zebra", token)).json();
        assertThat(names(found)).containsExactly("zebra.txt", "horse.txt");
    }

    @Test
    void ranksTheYoungerAboveTheOlderThatMatchesAsWell() throws Exception {
        var old = Papers.called("yak a.txt").of("ages").createdAgo(Duration.ofDays(4_000));
        var young = Papers.called("yak b.txt").of("ages");
        var better = Papers.called("yak.txt").of("ages").described("yak").createdAgo(DAYS);
        WORLD.index().add(old, young, better);
        var token = WORLD.reader().tenant("ages").sign();
        var found = Answer.to(WORLD.get(SEARCH + "?q=yak", token)).json();
        assertThat(names(found)).containsExactly("yak.txt", "yak b.txt", "yak a.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "repor*, AnnualReport2024.pdf",
        "догов*, Договор аренды.docx",
        "-report договор, Договор аренды.docx",
        "договр, Договор аренды.docx",
        "дагавор, Договор аренды.docx",
        "аренды дагавор, Договор аренды.docx",
        "finance дагавор, Договор аренды.docx",
    })
    void findsWhatIsBegunOrMistyped(String query, String filename) throws Exception {
        assertThat(names(get("q=" + encoded(query)))).containsExactly(filename);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reprot", "quartely report", "invoice or quaterly"})
    void looksForSimilarNamesWhenNothingIsFound(String query) throws Exception {
        var token = WORLD.reader().tenant("typists").sign();
        if (names(found(Answer.to(WORLD.get(SEARCH, token)))).isEmpty()) {
            WORLD.index()
                    .add(
                            Papers.called("Quarterly report.pdf").of("typists"),
                            Papers.called("Resort photo.jpg").of("typists"));
        }
        var found = found(Answer.to(WORLD.get(SEARCH + "?q=" + encoded(query), token)));
        assertThat(names(found)).containsExactly("Quarterly report.pdf");
    }

    @ParameterizedTest
    @CsvSource({"repart*", "\"\"\"anual\"\"\"", "rapart", "договор -дагавор", "zzzz reprot"})
    void findsNothingThatIsNotMeant(String query) throws Exception {
        assertThat(names(get("q=" + encoded(query)))).doesNotContain("AnnualReport2024.pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "partial, lrepORt2, AnnualReport2024.pdf",
        "partial, Говор А, Договор аренды.docx",
        "partial, аренде, ''",
        "partial, аторами поме, Договор аренды.docx",
        "partial, b>houses, AnnualReport2024.pdf",
        "partial, 度计, 年度计划.txt",
        "partial, инанс, ''",
        "partial, рав, Договор аренды.docx",
        "partial, %, ''",
        "partial, _, ''",
        "exact, AnnualReport2024.pdf, AnnualReport2024.pdf",
        "exact, AnnualReport2024, ''",
        "exact, annualreport2024.pdf, ''",
        "exact, Договоры с арендаторами помещений, Договор аренды.docx",
        "exact, Договоры с арендаторами, ''",
        "exact, '...', ''",
    })
    void findsByPartsAndByTheWhole(String mode, String query, String filename) throws Exception {
        var found = names(get("mode=" + mode + "&q=" + encoded(query)));
        assertThat(found).isEqualTo(filename.isEmpty() ? List.of() : List.of(filename));
    }

    @ParameterizedTest
    @CsvSource({
        "created_at, asc, 'old.b,Ёж.a,new.c'",
        "created_at, desc, 'new.c,Ёж.a,old.b'",
        "file_size, asc, 'new.c,old.b,Ёж.a'",
        "filename, asc, 'new.c,old.b,Ёж.a'",
        "filename, desc, 'Ёж.a,old.b,new.c'",
        "updated_at, desc, 'old.b,new.c,Ёж.a'",
        "relevance, asc, 'old.b,Ёж.a,new.c'",
    })
    void sorts(String field, String order, String names) throws Exception {
        var token = WORLD.reader().tenant("sorted").sign();
        if (names(found(Answer.to(WORLD.get(SEARCH, token)))).isEmpty()) {
            WORLD.index()
                    .add(
                            Papers.called("old.b")
                                    .of("sorted")
                                    .holding(new byte[2], "a/b")
                                    .createdAgo(DAYS)
                                    .inVersion(9_000_000),
                            Papers.called("Ёж.a")
                                    .of("sorted")
                                    .holding(new byte[3], "a/b")
                                    .createdAgo(Duration.ofHours(9)),
                            Papers.called("new.c").of("sorted").holding(new byte[1], "a/b"));
        }
        var query = "?sort_by=" + field + "&sort_order=" + order;
        assertThat(names(found(Answer.to(WORLD.get(SEARCH + query, token)))))
                .containsExactly(names.split(","));
    }

    @Test
    void countsByFacets() throws Exception {
        var found =
                post(
                        "{\"facets\":[\"content_type\",\"file_extension\",\"tags\",\"created_by\","
                                + "\"retention_policy\",\"created_month\"],\"query\":\"finance\","
                                + "\"limit\":1}");
        var facets = found.path("facets");
        assertThat(facets.at("/tags").toString())
                .isEqualTo(
                        "[{\"value\":\"finance\",\"count\":2},{\"value\":\"2024\",\"count\":1},"
                                + "{\"value\":\"Право\",\"count\":1}]");
        assertThat(facets.at("/file_extension")).hasSize(2);
        assertThat(facets.at("/content_type/0/value").asString()).isEqualTo("application/pdf");
        assertThat(facets.at("/retention_policy")).hasSize(2);
        assertThat(facets.at("/created_by/0/value").asString()).startsWith("sa_test");
        assertThat(facets.at("/created_month/0/value").asString()).matches("\\d{4}-\\d\\d");
        assertThat(get("q=zzz&facets=tags").at("/facets/tags")).isEmpty();
    }

    @Test
    void showsWhereItWasFoundInEscapedHtml() throws Exception {
        var snippet = get("q=house").at("/items/0/snippet").asString();
        assertThat(snippet)
                .contains("<mark>houses</mark>")
                .contains("&amp; gardens, 3 &lt; 5")
                .doesNotContain("<b>");
        assertThat(get("q=house&highlight=false").at("/items/0").has("snippet")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void filters(String body, List<String> filenames) throws Exception {
        assertThat(names(post(body))).containsExactlyInAnyOrderElementsOf(filenames);
    }

    static Stream<Arguments> filters() {
        var report = "AnnualReport2024.pdf";
        var contract = "Договор аренды.docx";
        var plan = "年度计划.txt";
        return Map.ofEntries(
                        Map.entry("{}", List.of(report, contract, plan)),
                        Map.entry("{\"tags\":[\"finance\",\"2024\"]}", List.of(report)),
                        Map.entry("{\"tags\":[\"Finance\"]}", List.<String>of()),
                        Map.entry("{\"created_by\":\"sa_test_law_11111111\"}", List.of(contract)),
                        Map.entry("{\"content_type\":\"application/pdf\"}", List.of(report)),
                        Map.entry("{\"file_extension\":\"PDF\"}", List.of(report)),
                        Map.entry("{\"filename\":\"REPORT\"}", List.of(report)),
                        Map.entry("{\"filename\":\"%\"}", List.<String>of()),
                        Map.entry("{\"filename\":\"р а\"}", List.of(contract)),
                        Map.entry("{\"retention_policy\":\"permanent\"}", List.of(contract)),
                        Map.entry("{\"min_size\":5000,\"max_size\":5000}", List.of(report)),
                        Map.entry("{\"min_size\":5001}", List.<String>of()),
                        Map.entry(
                                "{\"created_after\":\"" + REPORT.file().createdAt() + "\"}",
                                List.of(report, contract)),
                        Map.entry(
                                "{\"created_before\":\"" + PLAN.file().createdAt() + "\"}",
                                List.of(plan)),
                        Map.entry(
                                "{\"custom_attributes\":{\"project\":{\"number\":7}}}",
                                List.of(report)),
                        Map.entry(
                                "{\"query\":\"finance\",\"tags\":[\"Право\"]}", List.of(contract)))
                .entrySet()
                .stream()
                .map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @Test
    void takesTheSameFiltersFromTheUrl() throws Exception {
        var found =
                get(
                        "q=finance&tags=finance&tags=2024&content_type=application/pdf&min_size=1"
                                + "&max_size=9999&retention_policy=temporary&file_extension=pdf"
                                + "&created_after=2020-01-01T00:00:00%2B03:00&mode=fulltext"
                                + "&sort_by=relevance&sort_order=desc&limit=10&filename=report"
                                + "&custom_attributes="
                                + encoded("{\"project\":{\"number\":7}}"));
        assertThat(names(found)).containsExactly("AnnualReport2024.pdf");
    }

    @Test
    void neverShowsAnotherTenant() throws Exception {
        var found = post("{\"query\":\"report\"}");
        assertThat(found.path("total").asLong()).isEqualTo(1);
        assertThat(found.toString()).doesNotContain(THEIRS.file().toString(), "another-library");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"limit\":0} | invalid-content | /limit",
                "{\"limit\":1001} | invalid-content | /limit",
                "{\"limit\":\"many\"} | invalid-content | /limit",
                "{\"mode\":\"magic\"} | invalid-content | /mode",
                "{\"facets\":[\"checksum\"]} | invalid-content | /facets",
                "{\"sort_by\":\"checksum\"} | invalid-content | /sort_by",
                "{\"sort_order\":\"up\"} | invalid-content | /sort_order",
                "{\"retention_policy\":\"never\"} | invalid-content | /retention_policy",
                "{\"created_after\":\"yesterday\"} | invalid-content | /created_after",
                "{\"nonsense\":1} | invalid-content | /nonsense",
                "{\"tags\":\"one\"} | invalid-content | /tags",
                "{\"custom_attributes\":[1]} | invalid-content | /custom_attributes",
            })
    void refusesWithAPointer(String body, String code, String pointer) throws Exception {
        var answer = Answer.to(Answer.posting(WORLD.get(SEARCH, READER), body));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=many",
        "min_size=1.5",
        "created_after=now",
        "highlight=1",
        "q=a&q=b",
        "custom_attributes=7",
        "custom_attributes=%7B",
    })
    void refusesMalformedParameters(String query) throws Exception {
        var answer = Answer.to(WORLD.get(SEARCH + "?" + query, READER));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("malformed-parameter");
    }

    @Test
    void continuesWithTheCursorOfTheSameSearchOnly() throws Exception {
        var cursor = get("q=finance&limit=1").path("next_cursor").asString();
        var second = get("q=finance&limit=10&highlight=false&cursor=" + cursor);
        assertThat(names(second)).hasSize(1);
        assertThat(second.path("total").asInt()).isEqualTo(2);
        assertThat(second.path("next_cursor").isNull()).isTrue();
        for (var other :
                List.of(
                        "q=report",
                        "q=finance&tags=finance",
                        "q=finance&mode=partial",
                        "q=finance&sort_by=created_at",
                        "q=finance&sort_order=asc")) {
            refusesCursor(other + "&cursor=" + cursor, READER, "another request");
        }
        var stranger = WORLD.reader().tenant("another-library").sign();
        refusesCursor("q=finance&cursor=" + cursor, stranger, "another request");
        refusesCursor("q=finance&cursor=A" + cursor, READER, "not given out");
        refusesCursor("q=finance&cursor=", READER, "not given out");
    }

    private static void refusesCursor(String query, String token, String detail) throws Exception {
        var answer = Answer.to(WORLD.get(SEARCH + "?" + query, token));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-cursor");
        assertThat(answer.json().path("detail").asString()).contains(detail);
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void neverFailsOnOddWords(String words) throws Exception {
        var answer =
                Answer.to(
                        Answer.posting(
                                WORLD.get(SEARCH, READER),
                                JSON.writeValueAsString(Map.of("query", words))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    static Stream<String> oddities() {
        return Stream.of(
                "",
                "   ",
                "'",
                "\"",
                "\"unclosed",
                "'; drop table live.documents; --",
                "a & b | !c <-> d :* (",
                "-",
                "- - -",
                "or or or",
                "-report",
                "\\",
                "%_",
                ":tenant",
                "$1 ?",
                "\0",
                "before\0after",
                "😀 🏳️‍🌈",
                "\uFFFF\u202E\uFEFF",
                "\uD800",
                "the of and",
                "и в на",
                "<script>alert(1)</script>",
                "a ".repeat(5_000),
                "a or ".repeat(2_000),
                "-a ".repeat(3_000),
                "\"a b\" ".repeat(1_600),
                "(".repeat(10_000),
                "\"".repeat(10_001),
                "ы".repeat(10_240),
                "x".repeat(10_240),
                "計".repeat(10_240),
                "1".repeat(10_240));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"custom_attributes\":{\"a\":\"\\u0000\"}}",
                "{\"custom_attributes\":{\"a\":1e999999}}",
                "{\"tags\":[\"\\u0000\"]}",
                "{\"created_by\":\"a\\u0000b\"}",
                "{\"content_type\":\"\\ud800\"}",
                "{\"min_size\":-1,\"max_size\":9223372036854775807}",
            })
    void findsNothingByWhatNoDocumentHas(String body) throws Exception {
        var answer = Answer.to(Answer.posting(WORLD.get(SEARCH, READER), body));
        assertThat(answer.status()).as(answer.text()).isIn(200);
    }

    @Test
    void refusesAQueryBeyondItsBound() throws Exception {
        var body = JSON.writeValueAsString(Map.of("query", "a".repeat(16_385)));
        var answer = Answer.to(Answer.posting(WORLD.get(SEARCH, READER), body));
        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void refusesWhatIsNoJson() throws Exception {
        var answer = Answer.to(Answer.posting(WORLD.get(SEARCH, READER), "{\"query\":"));
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void saysThatItIsAwayWithoutTheIndex() throws Exception {
        try (var _ = WORLD.postgres().shut()) {
            var answer = Answer.to(WORLD.get(SEARCH + "?q=report", READER));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("search-unavailable");
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
        assertThat(names(get("q=report"))).hasSize(1);
    }

    private static JsonNode get(String query) throws Exception {
        return found(Answer.to(WORLD.get(SEARCH + "?" + query, READER)));
    }

    private static JsonNode post(String body) throws Exception {
        return found(Answer.to(Answer.posting(WORLD.get(SEARCH, READER), body)));
    }

    private static JsonNode found(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> names(JsonNode found) {
        return found.path("items")
                .valueStream()
                .map(item -> item.path("original_filename").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
