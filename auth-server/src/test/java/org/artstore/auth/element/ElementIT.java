package org.artstore.auth.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.artstore.auth.Answer;
import org.artstore.auth.Installation;
import org.artstore.auth.RunningServer;
import org.artstore.auth.TopicReader;
import org.artstore.fixtures.KafkaFixture;
import org.artstore.schemas.element.Compression;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.event.EventHeaders;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.starter.kafka.KafkaSettings;
import org.artstore.starter.kafka.TopicCreation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The registry of storage elements.
class ElementIT {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final RunningServer server = Installation.shared();
    private final String token = server.adminToken();

    @Test
    void registersADisk() {
        var created = register(element("disk-01", "/srv/disk-01"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(RunningServer.ELEMENTS + "/disk-01");
        assertThat(created.field("display_name")).isEqualTo("disk-01");
        assertThat(created.field("status")).isEqualTo("offline");
        assertThat(created.json().get("priority").asInt()).isEqualTo(100);
        assertThat(created.json().get("used_bytes").asLong()).isZero();
        var shown = server.get(RunningServer.ELEMENTS + "/disk-01", token);
        assertThat(shown.json()).isEqualTo(created.json());
    }

    @Test
    void tellsTheOtherServices() {
        try (var topic = TopicReader.of(Topics.ELEMENTS, ElementEvent.CODEC)) {
            register(element("told-01", "/srv/told-01"));
            var told = topic.await("told-01").element();
            assertThat(told.mode()).isEqualTo(ElementMode.RW);
            assertThat(told.capacityBytes()).isEqualTo(1_000_000);
            assertThat(told.worker()).isEqualTo("local");
            assertThat(told.root()).isEqualTo("/srv/told-01");
            assertThat(told.version()).isEqualTo(1);
        }
    }

    @Test
    void tellsHowDocumentsTravelThere() {
        try (var topic = TopicReader.of(Topics.ELEMENTS, ElementEvent.CODEC)) {
            var body = element("lz4-01", "/srv/lz4-01");
            var created = register(body.replaceFirst("\\{", "{\"compression\": \"lz4\", "));
            assertThat(created.field("compression")).isEqualTo("lz4");
            assertThat(topic.await("lz4-01").element().compression()).isEqualTo(Compression.LZ4);
        }
    }

    @Test
    void carriesTheTraceOfTheRequestIntoTheEvent() {
        try (var topic = TopicReader.of(Topics.ELEMENTS, ElementEvent.CODEC)) {
            server.post(
                    RunningServer.ELEMENTS,
                    token,
                    element("traced-01", "/srv/traced-01"),
                    "traceparent",
                    TRACE);
            var headers = topic.awaitRecord("traced-01").headers();
            assertThat(EventHeaders.text(headers, EventHeaders.TRACEPARENT)).isEqualTo(TRACE);
        }
    }

    @Test
    void refusesAnIdThatIsTaken() {
        register(element("twice-01", "/srv/twice-01"));
        var again = register(element("twice-01", "/srv/twice-02"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.field("code")).isEqualTo("element-exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/srv/used", "/srv/used/", "/srv", "/srv/used/below"})
    void refusesADirectoryThatIsTaken(String root) {
        register(element("used-01", "/srv/used"));
        var again = register(element("used-02", root));
        assertThat(again.status()).as(again.text()).isEqualTo(409);
        assertThat(again.field("code")).isEqualTo("root-in-use");
    }

    @Test
    void showsWhatItsWorkerSays() throws Exception {
        register(element("seen-01", "/srv/seen-01"));
        report(
                new ElementStatus(
                        new ElementId("seen-01"),
                        "local",
                        URI.create("http://localhost:8010"),
                        ElementStatus.Health.ONLINE,
                        700,
                        80,
                        9,
                        5_000,
                        Instant.now()));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> {
                            var shown = server.get(RunningServer.ELEMENTS + "/seen-01", token);
                            assertThat(shown.field("status")).isEqualTo("online");
                            assertThat(shown.json().get("used_bytes").asLong()).isEqualTo(700);
                            assertThat(shown.json().get("reserved_bytes").asLong()).isEqualTo(80);
                            assertThat(shown.json().get("file_count").asLong()).isEqualTo(9);
                        });
    }

    @Test
    void isClosedStepByStepAndTellsEachStep() {
        register(element("closed-01", "/srv/closed-01"));
        try (var topic = TopicReader.of(Topics.ELEMENTS, ElementEvent.CODEC)) {
            assertInvalid(mode("closed-01", "ar", true), "rw");
            assertInvalid(mode("closed-01", "rw", true), "rw");
            assertThat(mode("closed-01", "ro", false).field("mode")).isEqualTo("ro");
            assertInvalid(mode("closed-01", "rw", false), "ro");
            assertThat(mode("closed-01", "rw", true).field("mode")).isEqualTo("rw");
            assertThat(mode("closed-01", "ro", false).status()).isEqualTo(200);
            var last = mode("closed-01", "ar", false);
            assertThat(last.json().get("version").asLong()).isEqualTo(5);
            assertInvalid(mode("closed-01", "rw", true), "ar");

            var shown = server.get(RunningServer.ELEMENTS + "/closed-01", token);
            assertThat(shown.json()).isEqualTo(last.json());
            assertThat(topic.await("closed-01", 5))
                    .extracting(it -> it.element().mode())
                    .containsExactly(
                            ElementMode.RW,
                            ElementMode.RO,
                            ElementMode.RW,
                            ElementMode.RO,
                            ElementMode.AR);
        }
    }

    @Test
    void leavesTheEditModeToItself() {
        register(element("alone-01", "/srv/alone-01").replace("\"rw\"", "\"edit\""));
        assertInvalid(mode("alone-01", "rw", true), "edit");
        register(element("alone-02", "/srv/alone-02"));
        assertInvalid(mode("alone-02", "edit", true), "rw");
    }

    @Test
    void refusesToChangeTheModeForOthersOrOfNothing() {
        register(element("kept-01", "/srv/kept-01"));
        var path = RunningServer.ELEMENTS + "/kept-01/mode";
        var body = "{\"target_mode\": \"ro\"}";
        assertThat(server.post(path, server.tokenOf("AUDITOR"), body).status()).isEqualTo(403);
        assertThat(mode("nowhere-01", "ro", false).status()).isEqualTo(404);
        var bad = server.post(path, token, "{\"target_mode\": \"wo\", \"confirm\": \"yes\"}");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.json().get("errors").size()).isEqualTo(2);
        assertThat(server.post(path, server.tokenOf("OPERATOR"), body).status()).isEqualTo(200);
    }

    @Test
    void isTheBusinessOfOperators() {
        var operator = server.tokenOf("OPERATOR");
        var auditor = server.tokenOf("AUDITOR");
        var user = server.tokenOf("USER");
        var element = element("scoped-01", "/srv/scoped-01");
        assertThat(server.post(RunningServer.ELEMENTS, user, element).status()).isEqualTo(403);
        assertThat(server.post(RunningServer.ELEMENTS, auditor, element).status()).isEqualTo(403);
        assertThat(server.post(RunningServer.ELEMENTS, operator, element).status()).isEqualTo(201);
        assertThat(server.get(RunningServer.ELEMENTS, auditor).status()).isEqualTo(200);
        assertThat(server.get(RunningServer.ELEMENTS, user).status()).isEqualTo(403);
    }

    @Test
    void registersAPartOfABucket() {
        var answer = register(inBucket("s3-01", "archive/one"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().at("/s3/bucket").asString()).isEqualTo("files");
        assertThat(answer.json().at("/s3/prefix").asString()).isEqualTo("archive/one");
        assertThat(answer.json().at("/s3/region").asString()).isEqualTo("us-east-1");
        assertThat(answer.json().at("/s3/path_style").asBoolean()).isTrue();
        assertThat(answer.json().hasNonNull("root")).isFalse();
        assertThat(server.get(RunningServer.ELEMENTS + "/s3-01", token).json().get("s3"))
                .isEqualTo(answer.json().get("s3"));

        for (var prefix : List.of("archive/one", "archive", "archive/one/two")) {
            var taken = register(inBucket("s3-02", prefix));
            assertThat(taken.status()).isEqualTo(409);
            assertThat(taken.json().get("code").asString()).isEqualTo("prefix-in-use");
        }
        assertThat(register(inBucket("s3-03", "archive/one-more")).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/s3/endpoint|http://127.0.0.1:9000|ftp://127.0.0.1",
                "/s3/endpoint|http://127.0.0.1:9000|http://user:word@127.0.0.1:9000",
                "/s3/bucket|files|Files",
                "/s3/prefix|a/b|/a/b",
                "/s3/prefix|a/b|a/../b",
                "/s3/path_style|true|1",
                "/s3|{\"endpoint|[{\"endpoint",
                "/root|\"worker\"|\"root\": \"/srv/x\", \"worker\""
            })
    void refusesAPlaceThatIsNone(String pointer, String good, String bad) {
        var body = inBucket("s3-bad", "a/b").replace(good, bad);
        if (bad.startsWith("[")) {
            body = body.replace("}}", "}]}");
        }
        var answer = register(body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }

    private static String inBucket(String id, String prefix) {
        return """
        {"element_id": "%s", "kind": "s3", "mode": "rw", "capacity_bytes": 1000,
         "worker": "local",
         "s3": {"endpoint": "http://127.0.0.1:9000", "bucket": "files", "prefix": "%s",
                "path_style": true}}\
        """
                .formatted(id, prefix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "element_id|\"Big\"",
                "element_id|\"../x\"",
                "element_id|17",
                "kind|\"tape\"",
                "mode|\"wo\"",
                "mode|\"RW\"",
                "priority|-1",
                "priority|1.5",
                "priority|3000000000",
                "capacity_bytes|0",
                "capacity_bytes|\"10\"",
                "capacity_bytes|1e3",
                "capacity_bytes|99999999999999999999",
                "worker|\"a b\"",
                "worker|\"\"",
                "root|\"relative/path\"",
                "root|\"/\"",
                "root|\"/srv/../etc\"",
                "root|\"/srv/a\\u0000b\"",
                "display_name|\"a\\nb\"",
                "compression|\"gzip\"",
                "s3|{}"
            })
    void refusesAFieldAndSaysWhich(String field, String value) {
        var body = new StringBuilder("{\"" + field + "\": " + value);
        good("bad-01", "/srv/bad-01")
                .forEach(
                        (name, good) -> {
                            if (!name.equals(field)) {
                                body.append(", \"").append(name).append("\": ").append(good);
                            }
                        });
        var answer = register(body.append("}").toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().get("errors").size()).isEqualTo(1);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/" + field);
    }

    @Test
    void namesEveryMissingField() {
        var answer = register("{}");
        assertThat(answer.json().get("errors").size()).isEqualTo(6);
    }

    private Answer register(String body) {
        return server.post(RunningServer.ELEMENTS, token, body);
    }

    private Answer mode(String id, String target, boolean confirm) {
        return server.post(
                RunningServer.ELEMENTS + "/" + id + "/mode",
                token,
                "{\"target_mode\": \"%s\", \"confirm\": %s}".formatted(target, confirm));
    }

    private static void assertInvalid(Answer answer, String mode) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.field("code")).isEqualTo("invalid-transition");
        assertThat(answer.field("mode")).isEqualTo(mode);
    }

    private static String element(String id, String root) {
        var body = new StringBuilder("{");
        good(id, root)
                .forEach(
                        (name, value) ->
                                body.append(body.length() > 1 ? ", " : "")
                                        .append('"')
                                        .append(name)
                                        .append("\": ")
                                        .append(value));
        return body.append("}").toString();
    }

    private static Map<String, String> good(String id, String root) {
        return Map.of(
                "element_id",
                "\"" + id + "\"",
                "kind",
                "\"disk\"",
                "mode",
                "\"rw\"",
                "capacity_bytes",
                "1000000",
                "worker",
                "\"local\"",
                "root",
                "\"" + root + "\"");
    }

    private static void report(ElementStatus status) throws Exception {
        var settings =
                new KafkaSettings(KafkaFixture.bootstrapServers(), (short) 1, (short) 1, null);
        var clients = new KafkaClients(settings);
        new TopicCreation(clients, settings).create(List.of(Topics.ELEMENT_STATUS));
        try (var producer = new KafkaProducer<String, byte[]>(clients.producer())) {
            var record = ElementStatus.CODEC.encode(Topics.ELEMENT_STATUS.name(), status, null);
            var _ = producer.send(record).get();
        }
    }
}
