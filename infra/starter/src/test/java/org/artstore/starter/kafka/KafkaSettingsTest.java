package org.artstore.starter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.Map;

final class KafkaSettingsTest {

    @Test
    void hasTheDefaultsOfACluster() {
        assertThat(bound(Map.of()))
                .isEqualTo(new KafkaSettings("localhost:9092", (short) 3, (short) 2, null));
    }

    @Test
    void mapsEveryProperty() {
        var settings =
                bound(
                        Map.of(
                                "artstore.kafka.bootstrap-servers", "a:1,b:2",
                                "artstore.kafka.replication-factor", "1",
                                "artstore.kafka.min-insync-replicas", "1",
                                "artstore.kafka.flush-messages", "1"));
        assertThat(settings).isEqualTo(new KafkaSettings("a:1,b:2", (short) 1, (short) 1, 1L));
    }

    private static KafkaSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("artstore.kafka", KafkaSettings.class);
    }
}
