package org.artstore.auth.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.auth.Answer;
import org.artstore.auth.Installation;
import org.artstore.auth.RunningServer;
import org.artstore.auth.TopicReader;
import org.artstore.schemas.template.TemplateEvent;
import org.artstore.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/// The templates of documents.
class TemplateIT {

    private static final String TEMPLATES = "/api/v1/templates";
    private static final String TEXT = "{\"properties\":{\"a\":{\"type\":\"string\"}}}";
    private static final String ANY = "{\"properties\":{\"a\":{\"type\":[\"string\",\"null\"]}}}";

    private final RunningServer server = Installation.shared();
    private final String token = server.adminToken();

    @Test
    void isRegisteredAndShown() {
        var created = register("shown", TEXT);

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(TEMPLATES + "/shown");
        assertThat(created.field("description")).isEqualTo("of a test");
        assertThat(created.json().get("version").asLong()).isEqualTo(1);
        assertThat(created.json().get("schema").toString()).isEqualTo(TEXT);
        assertThat(server.get(TEMPLATES + "/shown", token).json()).isEqualTo(created.json());
        assertCode(register("shown", ANY), 409, "template-exists");
    }

    @Test
    void hasVersionsThatStay() {
        register("grown", TEXT);

        var next = evolve("grown", ANY);
        assertThat(next.status()).as(next.text()).isEqualTo(201);
        assertThat(next.header("Location")).isEqualTo(TEMPLATES + "/grown/versions/2");
        assertThat(server.get(next.header("Location"), token).json()).isEqualTo(next.json());
        assertThat(
                        server.get(TEMPLATES + "/grown/versions/1", token)
                                .json()
                                .get("schema")
                                .toString())
                .isEqualTo(TEXT);
        var shown = server.get(TEMPLATES + "/grown", token).json();
        assertThat(shown.get("version").asLong()).isEqualTo(2);
        assertThat(shown.get("schema").toString()).isEqualTo(ANY);
        assertThat(shown.get("description").asString()).isEqualTo("of a test");

        var first = server.get(TEMPLATES + "/grown/versions?limit=1", token);
        var second =
                server.get(
                        TEMPLATES + "/grown/versions?cursor=" + first.field("next_cursor"), token);
        assertThat(first.json().at("/items/0/version").asLong()).isEqualTo(1);
        assertThat(first.json().at("/items/0").has("schema")).isFalse();
        assertThat(second.json().at("/items/0/version").asLong()).isEqualTo(2);
        assertThat(second.json().get("next_cursor").isNull()).isTrue();
    }

    @Test
    void tellsTheOtherServicesOfAllVersions() {
        try (var topic = TopicReader.of(Topics.TEMPLATES, TemplateEvent.CODEC)) {
            register("told", TEXT);
            evolve("told", ANY);

            var events = topic.await("told", 2);
            assertThat(events.getFirst()).isInstanceOf(TemplateEvent.TemplateRegistered.class);
            assertThat(events.getLast()).isInstanceOf(TemplateEvent.TemplateEvolved.class);
            assertThat(events.getLast().template().versions())
                    .extracting(it -> it.schema().json().toString())
                    .containsExactly(TEXT, ANY);
        }
    }

    @Test
    void refusesAVersionThatIsNoWiderAndSaysWhere() {
        register("kept", ANY);

        var narrower = evolve("kept", TEXT);
        assertCode(narrower, 409, "incompatible-template");
        assertThat(narrower.field("template_id")).isEqualTo("kept");
        assertThat(narrower.json().get("version").asLong()).isEqualTo(1);
        assertThat(narrower.json().at("/reasons/0/pointer").asString())
                .isEqualTo("/properties/a/type");
        assertThat(narrower.json().at("/reasons/0/detail").asString()).isNotEmpty();
        assertCode(evolve("kept", ANY), 409, "template-unchanged");
        assertThat(server.get(TEMPLATES + "/kept/versions/2", token).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"template_id":"Bad Id","schema":{}}                              | /template_id
                    {"schema":{}}                                                     | /template_id
                    {"template_id":"bad"}                                             | /schema
                    {"template_id":"bad","schema":true}                               | /schema
                    {"template_id":"bad","schema":{"type":"text"}}                    | /schema/type
                    {"template_id":"bad","schema":{"$ref":"https://example.org/s"}}   | /schema/$ref
                    {"template_id":"bad","schema":{"$ref":"file:///etc/passwd"}}      | /schema/$ref
                    {"template_id":"bad","schema":{"properties":{"a":{"minimun":1}}}} | /schema/properties/a/minimun
                    {"template_id":"bad","schema":{"properties":{"a":{"maximum":1e400}}}} | /schema
                    {"template_id":"bad","schema":{},"name":"x"}                      | /name
                    """)
    void refusesWhatIsNoTemplate(String body, String pointer) {
        var refused = server.post(TEMPLATES, token, body);

        assertCode(refused, 422, "invalid-content");
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(server.get(TEMPLATES + "/bad", token).status()).isEqualTo(404);
    }

    @Test
    void knowsOnlyWhatIsThere() {
        register("known", TEXT);

        assertCode(server.get(TEMPLATES + "/unknown", token), 404, "not-found");
        assertCode(server.get(TEMPLATES + "/No Id".replace(" ", "%20"), token), 404, "not-found");
        assertCode(server.get(TEMPLATES + "/known/versions/2", token), 404, "not-found");
        assertCode(server.get(TEMPLATES + "/known/versions/x", token), 404, "not-found");
        assertCode(evolve("unknown", TEXT), 404, "not-found");
    }

    @Test
    void isForThoseWhoMayAdministerTheStorage() {
        var operator = server.tokenOf("OPERATOR");
        var auditor = server.tokenOf("AUDITOR");
        var user = server.tokenOf("USER");
        var body = body("scoped", TEXT);

        assertThat(server.post(TEMPLATES, user, body).status()).isEqualTo(403);
        assertThat(server.post(TEMPLATES, auditor, body).status()).isEqualTo(403);
        assertThat(server.post(TEMPLATES, operator, body).status()).isEqualTo(201);
        assertThat(server.get(TEMPLATES + "/scoped", auditor).status()).isEqualTo(200);
        assertThat(server.get(TEMPLATES, user).status()).isEqualTo(403);
        assertThat(server.post(TEMPLATES + "/scoped/versions", auditor, "{}").status())
                .isEqualTo(403);
    }

    @Test
    void isListedWithoutItsSchema() {
        IntStream.rangeClosed(1, 3).forEach(i -> register("listed-" + i, TEXT));

        var page = server.get(TEMPLATES + "?limit=2&cursor=" + cursor("listed-"), token).json();
        assertThat(
                        List.of(
                                page.at("/items/0/template_id").asString(),
                                page.at("/items/1/template_id").asString()))
                .containsExactly("listed-1", "listed-2");
        assertThat(page.at("/items/0").has("schema")).isFalse();
        assertThat(page.get("next_cursor").isNull()).isFalse();
    }

    @Test
    void hasOnlySoMuchRoom() {
        var large = "{\"title\":\"" + "x".repeat(30_000) + "%d\"}";
        register("large", large.formatted(100));
        var last = evolve("large", large.formatted(101));
        for (int i = 102; i < 120 && last.status() == 201; i++) {
            last = evolve("large", large.formatted(i));
        }

        assertCode(last, 409, "too-many-templates");
        assertThat(last.json().get("limit").asLong()).isEqualTo(512 << 10);
        try (var topic = TopicReader.of(Topics.TEMPLATES, TemplateEvent.CODEC)) {
            assertThat(topic.await("large", 17).getLast().template().version()).isEqualTo(17);
        }
    }

    private Answer register(String id, String schema) {
        return server.post(TEMPLATES, token, body(id, schema));
    }

    private Answer evolve(String id, String schema) {
        return server.post(
                TEMPLATES + "/" + id + "/versions", token, "{\"schema\":" + schema + "}");
    }

    private static String body(String id, String schema) {
        return "{\"template_id\":\"%s\",\"description\":\"of a test\",\"schema\":%s}"
                .formatted(id, schema);
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertCode(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.field("code")).isEqualTo(code);
    }
}
