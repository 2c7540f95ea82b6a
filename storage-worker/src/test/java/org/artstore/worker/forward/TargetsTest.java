package org.artstore.worker.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.artstore.schemas.element.ElementEvent;
import org.artstore.schemas.element.ElementEvent.ElementRegistered;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.topic.Topics;
import org.artstore.starter.placement.Elements;
import org.artstore.starter.placement.PlacementSettings;
import org.artstore.starter.placement.SequentialFill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

class TargetsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ElementId FULL = new ElementId("a");
    private static final long ROOM = 1_000_000;

    private final Elements elements = new Elements();
    private final Targets targets =
            new Targets(
                    elements,
                    new SequentialFill(
                            new PlacementSettings(
                                    0.95,
                                    0.99,
                                    0.92,
                                    0.98,
                                    DataSize.ofMegabytes(100),
                                    0,
                                    DataSize.ofBytes(0),
                                    Duration.ofSeconds(5))));

    @ParameterizedTest
    @CsvSource({"edit, edit", "rw, rw", "ro, rw", "ar, rw"})
    void theNextElementHoldsWhatThisOneHolds(String mode, String next) {
        element("a", ElementMode.parse(mode), Health.FULL);
        for (var other : ElementMode.values()) {
            element("to-" + other, other, Health.ONLINE);
        }

        assertThat(found(Set.of(), 1)).contains(new ElementId("to-" + next));
    }

    @Test
    void isNeverOneThatGaveTheUploadAway() {
        element("a", ElementMode.EDIT, Health.ONLINE);
        element("b", ElementMode.EDIT, Health.ONLINE);
        element("c", ElementMode.EDIT, Health.ONLINE);

        assertThat(found(Set.of(), 1)).contains(new ElementId("b"));
        assertThat(found(Set.of(new ElementId("b")), 1)).contains(new ElementId("c"));
        assertThat(found(Set.of(new ElementId("b"), new ElementId("c")), 1)).isEmpty();
    }

    @Test
    void hasRoomForTheUpload() {
        element("a", ElementMode.EDIT, Health.FULL);
        element("b", ElementMode.EDIT, Health.FULL);
        element("c", ElementMode.EDIT, Health.OFFLINE);
        element("d", ElementMode.EDIT, Health.ONLINE);

        assertThat(found(Set.of(), 1)).contains(new ElementId("d"));
        assertThat(found(Set.of(), ROOM)).isEmpty();
    }

    private Optional<ElementId> found(Set<ElementId> left, long length) {
        return targets.find(FULL, left, OptionalLong.of(length));
    }

    private void element(String name, ElementMode mode, Health health) {
        var id = new ElementId(name);
        var kind = StorageElement.Kind.DISK;
        var element =
                new StorageElement(id, name, kind, mode, 1, ROOM, "w", "/srv/" + name, 1, NOW, NOW);
        var status =
                new ElementStatus(
                        id, "w", URI.create("http://localhost:1"), health, 0, 0, 0, ROOM, NOW);
        elements.register(
                received(
                        ElementEvent.CODEC.encode(
                                Topics.ELEMENTS.name(), new ElementRegistered(element), null)));
        elements.report(
                received(ElementStatus.CODEC.encode(Topics.ELEMENT_STATUS.name(), status, null)));
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
