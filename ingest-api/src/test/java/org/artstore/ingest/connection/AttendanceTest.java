package org.artstore.ingest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.ingest.connection.Attendance.Verdict;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

class AttendanceTest {

    private static final long SECOND = 1_000_000_000L;
    private static final ConnectionSettings SETTINGS =
            new ConnectionSettings(
                    10,
                    2,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(60),
                    DataSize.ofKilobytes(1),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(5));

    private final Attendance attendance = new Attendance(SETTINGS, 0);

    @Test
    void aConnectionWithoutRequestsIsClosedInTheEnd() {
        assertThat(attendance.look(0, 59 * SECOND)).isEqualTo(Verdict.STAY);
        assertThat(attendance.look(0, 60 * SECOND)).isEqualTo(Verdict.CLOSE);
    }

    @Test
    void theHeadOfARequestMustCome() {
        attendance.bytes(5 * SECOND);
        attendance.bytes(14 * SECOND);

        assertThat(attendance.look(0, 14 * SECOND)).isEqualTo(Verdict.STAY);
        assertThat(attendance.look(0, 15 * SECOND)).isEqualTo(Verdict.TELL_AND_CLOSE);
    }

    @Test
    void aRequestMayTakeAsLongAsItTakes() {
        attendance.bytes(0);
        attendance.head(SECOND);

        assertThat(attendance.look(0, 10_000 * SECOND)).isEqualTo(Verdict.STAY);
    }

    @Test
    void whatIsLeftOfABodyBehindItsAnswerIsReadForAMomentOnly() {
        attendance.head(0);
        attendance.answered(false, SECOND);

        assertThat(attendance.look(0, 5 * SECOND)).isEqualTo(Verdict.STAY);
        assertThat(attendance.look(0, 6 * SECOND)).isEqualTo(Verdict.CLOSE);
    }

    @Test
    void aBodyThatEndsBehindItsAnswerLeavesTheConnectionUsable() {
        attendance.head(0);
        attendance.answered(false, SECOND);
        attendance.complete(2 * SECOND);

        assertThat(attendance.look(0, 30 * SECOND)).isEqualTo(Verdict.STAY);
    }

    @Test
    void answersMustBeTaken() {
        attendance.head(0);
        attendance.written(1_000_000);

        assertThat(attendance.look(500_000, SECOND)).isEqualTo(Verdict.STAY);
        assertThat(attendance.look(499_000, 60 * SECOND)).isEqualTo(Verdict.STAY);
        assertThat(attendance.look(498_000, 120 * SECOND)).isEqualTo(Verdict.CLOSE);
    }

    @Test
    void whoTakesAnswersFastEnoughMayGoOn() {
        attendance.head(0);
        attendance.written(1_000_000);

        for (int minute = 1; minute < 10; minute++) {
            assertThat(attendance.look(1_000_000 - minute * 70_000L, minute * 60L * SECOND))
                    .isEqualTo(Verdict.STAY);
        }
    }
}
