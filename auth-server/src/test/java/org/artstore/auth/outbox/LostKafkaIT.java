package org.artstore.auth.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.clients.admin.Admin;
import org.artstore.auth.Installation;
import org.artstore.auth.RunningServer;
import org.artstore.auth.TopicReader;
import org.artstore.embedded.kafka.KafkaServer;
import org.artstore.embedded.kafka.KafkaSettings;
import org.artstore.embedded.port.FreePort;
import org.artstore.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A broker of its own, which comes back with an empty disk, while PostgreSQL has lost nothing.
class LostKafkaIT {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String TEMPLATES = "/api/v1/templates";

    @TempDir Path parent;

    private final int port = FreePort.any();
    private final Installation installation = Installation.create();

    @Test
    void hearsTheLastWordAboutEverythingAgain() {
        try (var _ = kafka("before");
                var server = start()) {
            server.register("changed");
            server.changeMode("changed", "ro");
            server.register("unchanged");
            server.post(
                    TEMPLATES,
                    server.adminToken(),
                    "{\"template_id\": \"evolved\", \"schema\": {\"required\": [\"a\"]}}");
            server.post(TEMPLATES + "/evolved/versions", server.adminToken(), "{\"schema\": {}}");
            await().atMost(BOUND).until(() -> rows("delivered_at is null") == 0);
            server.context().getBean(OutboxPruning.class).prune();
            assertThat(rows("delivered_at is not null")).isEqualTo(4);
        }
        try (var kafka = kafka("after");
                var _ = start();
                var accounts = reader(kafka, EventStream.ACCOUNTS);
                var elements = reader(kafka, EventStream.ELEMENTS);
                var templates = reader(kafka, EventStream.TEMPLATES)) {
            var account = accounts.await(installation.adminId(), BOUND);
            assertThat(account.account().isSystem()).isTrue();
            assertThat(elements.await("unchanged", BOUND).element().version()).isEqualTo(1);
            assertThat(elements.await("changed", BOUND).element().version()).isEqualTo(2);
            assertThat(templates.await("evolved", BOUND).template().version()).isEqualTo(2);
        }
    }

    @Test
    void endsThoughTheTopicOfItsPlaceIsGone() throws Exception {
        try (var kafka = kafka("before");
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var server = start();
            await().atMost(BOUND).until(() -> rows("delivered_at is null") == 0);
            var _ = admin.deleteTopics(List.of(Topics.OUTBOX_OFFSETS.name())).all().get();

            var end = Thread.ofPlatform().daemon().start(server::close);

            assertThat(end.join(BOUND)).isTrue();
        }
    }

    private KafkaServer kafka(String disk) {
        return KafkaServer.start(new KafkaSettings(parent.resolve(disk), port));
    }

    private RunningServer start() {
        var more =
                List.of(
                        "--artstore.kafka.bootstrap-servers=127.0.0.1:" + port,
                        "--artstore.outbox.kept-after-delivery=PT0S");
        var arguments =
                Stream.concat(
                        installation.defaults().filter(it -> !it.contains("bootstrap-servers")),
                        more.stream());
        return new RunningServer(installation, installation.run(arguments.toList()));
    }

    private static <E> TopicReader<E> reader(KafkaServer kafka, EventStream<E> stream) {
        return TopicReader.of(kafka.bootstrapServers(), stream.topic(), stream.codec());
    }

    private int rows(String condition) {
        return installation
                .jdbc()
                .sql("select count(*) from outbox where " + condition)
                .query(Integer.class)
                .single();
    }
}
