package org.artstore.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ClientTurnTest {

    private static final long SECOND = 1_000_000_000L;

    private final ClientTurn turn =
            new ClientTurn(new Patience(Duration.ofSeconds(60), 1_024, Duration.ofSeconds(60)));

    @Test
    void aClientThatSendsNothingIsStalledWhenThePatienceIsOver() {
        turn.ask(0);

        assertThat(turn.isStalled(59 * SECOND)).isFalse();
        assertThat(turn.isStalled(60 * SECOND)).isTrue();
    }

    @Test
    void aClientThatIsNotAskedIsNeverStalled() {
        turn.ask(0);
        turn.receive(100, SECOND);

        assertThat(turn.isStalled(10_000 * SECOND)).isFalse();
    }

    @Test
    void timeInWhichTheClientIsHeldBackDoesNotCount() {
        for (long second = 0; second < 10_000; second += 100) {
            turn.ask(second * SECOND);
            turn.receive(1_024, (second + 1) * SECOND);
        }

        assertThat(turn.isStalled(10_000 * SECOND)).isFalse();
    }

    @Test
    void aClientThatTricklesIsStalledWhenAWindowIsOver() {
        for (long second = 0; second < 59; second++) {
            turn.ask(second * SECOND);
            turn.receive(1_000, (second + 1) * SECOND);
        }
        assertThat(turn.isStalled(59 * SECOND)).isFalse();

        turn.ask(59 * SECOND);
        turn.receive(1_000, 60 * SECOND);

        assertThat(turn.isStalled(60 * SECOND)).isTrue();
    }

    @Test
    void aClientThatTricklesIsStalledThoughItIsBeingWaitedFor() {
        turn.ask(0);
        turn.receive(100, SECOND);
        turn.ask(SECOND);

        assertThat(turn.isStalled(60 * SECOND)).isTrue();
    }

    @Test
    void aClientThatIsFastEnoughMayTakeForEver() {
        for (long second = 0; second < 1_000; second++) {
            turn.ask(second * SECOND);
            turn.receive(1_024, (second + 1) * SECOND);
        }

        assertThat(turn.isStalled(1_000 * SECOND)).isFalse();
    }
}
