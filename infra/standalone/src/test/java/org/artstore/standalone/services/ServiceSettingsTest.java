package org.artstore.standalone.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.standalone.data.DataFolder;
import org.artstore.standalone.server.ServerPorts;
import org.artstore.standalone.setup.Secrets;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class ServiceSettingsTest {
    private static final ServiceSettings SETTINGS = with(Map.of());

    @Test
    void tellsEachServiceItsPlace() {
        assertThat(SETTINGS.environment(Service.INGEST, Map.of()))
                .containsEntry("ARTSTORE_PORT", "8020")
                .containsEntry("ARTSTORE_AUTH_ISSUER", "http://localhost:8000")
                .containsEntry("ARTSTORE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")
                .containsEntry("ARTSTORE_QUERY_PUBLIC_URL", "http://localhost:8030")
                .containsEntry("ARTSTORE_POSTGRES_DATABASE", "artstore_index");
        assertThat(SETTINGS.environment(Service.AUTH, Map.of()))
                .containsEntry("ARTSTORE_POSTGRES_DATABASE", "artstore_auth")
                .containsEntry("ARTSTORE_CREDENTIALS_FILE", "/data/administrator.json");
    }

    @Test
    void isDurableOnOneBroker() {
        assertThat(SETTINGS.environment(Service.WORKER, Map.of()))
                .containsEntry("ARTSTORE_KAFKA_REPLICATION_FACTOR", "1")
                .containsEntry("ARTSTORE_KAFKA_MIN_INSYNC_REPLICAS", "1")
                .containsEntry("ARTSTORE_KAFKA_FLUSH_MESSAGES", "1");
    }

    @Test
    void prefersTheCommandLineToTheEnvironmentToItsOwn() {
        var inherited =
                Map.of(
                        "ARTSTORE_KAFKA_FLUSH_MESSAGES", "2",
                        "ARTSTORE_WORKER_ID", "other",
                        "ARTSTORE_PORT", "1");
        var environment =
                with(Map.of("kafka.flush-messages", "3", "artstore.upload.max-size", "1GB"))
                        .environment(Service.QUERY, inherited);

        assertThat(environment)
                .containsEntry("ARTSTORE_KAFKA_FLUSH_MESSAGES", "3")
                .containsEntry("ARTSTORE_UPLOAD_MAX_SIZE", "1GB")
                .containsEntry("ARTSTORE_WORKER_ID", "other")
                .containsEntry("ARTSTORE_PORT", "8030");
    }

    private static ServiceSettings with(Map<String, String> chosen) {
        return new ServiceSettings(
                new DataFolder(Path.of("/data")),
                8000,
                new ServerPorts(1, 2, 3),
                new Secrets("super", "owner", "internal"),
                chosen);
    }
}
