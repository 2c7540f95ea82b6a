package org.artstore.ingest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.ingest.connection.Connections.Entry;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

class ConnectionsTest {

    private final Connections connections =
            new Connections(
                    new ConnectionSettings(
                            2,
                            1,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            DataSize.ofKilobytes(1),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1)));

    @Test
    void thoseBeyondTheLimitMayAskForHealthOnly() {
        assertThat(connections.enter()).isEqualTo(Entry.FREE);
        assertThat(connections.enter()).isEqualTo(Entry.FREE);
        assertThat(connections.enter()).isEqualTo(Entry.HEALTH_ONLY);
        assertThat(connections.enter()).isEqualTo(Entry.NONE);

        connections.leave();
        connections.leave();
        connections.leave();
        assertThat(connections.enter()).isEqualTo(Entry.FREE);
    }
}
