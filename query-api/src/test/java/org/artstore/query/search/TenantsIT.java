package org.artstore.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.query.world.Answer;
import org.artstore.query.world.Papers;
import org.artstore.query.world.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Two tenants: what one asks with everything that it may have heard of the other.
class TenantsIT {

    private static final World WORLD = World.shared();
    private static final String SEARCH = "/api/v1/search";
    private static final String OURS = WORLD.reader().tenant("ours").sign();
    private static final String THEIRS = WORLD.reader().tenant("theirs").sign();

    /// In every field of theirs, in none of ours.
    private static final String SECRET = "zanzibar";

    private static final Papers SHARED =
            Papers.called("common plan.txt").of("ours").tagged("common").described("a plan");
    private static final Papers HIDDEN =
            Papers.called("common " + SECRET + ".zan")
                    .of("theirs")
                    .described("a " + SECRET + " plan")
                    .tagged("common", SECRET)
                    .with("{\"" + SECRET + "\":\"" + SECRET + "\"}")
                    .by("sa_" + SECRET + "_1")
                    .holding(new byte[777], "application/" + SECRET)
                    .forEver();

    @BeforeAll
    static void fill() throws Exception {
        WORLD.index().add(SHARED, HIDDEN, Papers.called("common two.txt").of("theirs"));
    }

    static Stream<String> probes() {
        var values =
                Stream.of(
                        "q=" + SECRET,
                        "q=zanz*",
                        "q=zanzibra",
                        "q=" + HIDDEN.file(),
                        "q=plan+or+" + SECRET,
                        "q=common+-plan",
                        "q=-plan",
                        "mode=partial&q=anziba",
                        "mode=exact&q=common+" + SECRET + ".zan",
                        "mode=exact&q=a+" + SECRET + "+plan",
                        "filename=" + SECRET,
                        "file_extension=zan",
                        "tags=" + SECRET,
                        "tags=common&tags=" + SECRET,
                        "created_by=sa_" + SECRET + "_1",
                        "content_type=application/" + SECRET,
                        "min_size=777&max_size=777",
                        "retention_policy=permanent",
                        "created_after=" + HIDDEN.file().createdAt() + "&tags=" + SECRET,
                        "created_before=" + HIDDEN.file().createdAt() + "&file_extension=zan",
                        "custom_attributes=" + encoded("{\"" + SECRET + "\":\"" + SECRET + "\"}"));
        return values.flatMap(
                probe ->
                        Stream.of("relevance", "created_at", "filename", "file_size", "updated_at")
                                .map(order -> probe + "&sort_by=" + order));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void findsNothingOfTheOther(String probe) throws Exception {
        var facets =
                "&facets=content_type&facets=file_extension&facets=tags&facets=created_by"
                        + "&facets=retention_policy&facets=created_month";
        var answer = get(SEARCH + "?" + probe + facets, OURS);
        var items = answer.path("items");
        items.forEach(it -> assertThat(it.path("tenant").asString()).isEqualTo("ours"));
        assertThat(answer.path("total").asInt()).isEqualTo(items.size()).isLessThanOrEqualTo(1);
        assertThat(answer.path("next_cursor").isNull()).isTrue();
        assertThat(answer.toString()).doesNotContain(SECRET, HIDDEN.file().toString());
        answer.path("facets")
                .forEach(
                        facet ->
                                facet.forEach(
                                        it ->
                                                assertThat(it.path("count").asInt())
                                                        .isEqualTo(items.size())));
    }

    @Test
    void theirOwnersFindThem() throws Exception {
        assertThat(get(SEARCH + "?q=" + SECRET, THEIRS).path("total").asInt()).isEqualTo(1);
        assertThat(get(SEARCH + "?q=common", THEIRS).path("total").asInt()).isEqualTo(2);
        assertThat(get(SEARCH + "?q=common", OURS).path("total").asInt()).isEqualTo(1);
        assertThat(get("/api/v1/files", THEIRS).path("items")).hasSize(2);
        assertThat(get("/api/v1/files", OURS).path("items")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zan", "zanzibar", "common", "common z", "com", "a"})
    void suggestsNothingOfTheOther(String begun) throws Exception {
        var answer = get("/api/v1/suggest?q=" + encoded(begun), OURS);
        assertThat(answer.toString()).doesNotContain(SECRET, "two");
        answer.path("items").forEach(it -> assertThat(it.path("count").asInt()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {SEARCH + "?q=common&limit=1", "/api/v1/files?limit=1"})
    void refusesTheCursorOfTheOther(String list) throws Exception {
        var cursor = get(list, THEIRS).path("next_cursor").asString();
        assertThat(get(list + "&cursor=" + cursor, THEIRS).path("items")).hasSize(1);
        var answer = Answer.to(WORLD.get(list + "&cursor=" + cursor, OURS));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid-cursor");
        assertThat(answer.text()).doesNotContain(SECRET, "theirs");
        for (var part : List.of("tenant", "theirs", SECRET)) {
            assertThat(
                            new String(
                                    Base64.getUrlDecoder().decode(cursor),
                                    StandardCharsets.ISO_8859_1))
                    .doesNotContain(part);
        }
    }

    private static JsonNode get(String path, String token) throws Exception {
        var answer = Answer.to(WORLD.get(path, token));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
