package org.artstore.ingest.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.request.RequestEvent;
import org.artstore.schemas.request.RequestEvent.Answered;
import org.artstore.schemas.request.RequestEvent.Claimed;
import org.artstore.schemas.request.RequestEvent.Dropped;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

class RequestTableTest {

    private static final Sha256 KEY = key("one");
    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();
    private static final Sha256 SAME = new Sha256("11".repeat(32));
    private static final Terms TERMS = new Terms(Duration.ofSeconds(15), Duration.ofHours(24));

    private final RequestTable table = new RequestTable(TERMS);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long offset;

    @Test
    void whoWaitsGetsTheAnswerWhenItComes() throws Exception {
        apply(claimed(KEY, FIRST));
        var waiting = table.ended(KEY);
        var other = table.ended(KEY);
        assertThat(waiting).isNotDone();

        var answer = answered(KEY, FIRST);
        apply(answer);

        assertThat(waiting.get(5, TimeUnit.SECONDS)).contains(answer);
        assertThat(other.get(5, TimeUnit.SECONDS)).contains(answer);
    }

    @Test
    void whoWaitsIsToldThatTheKeyIsFreeAgain() throws Exception {
        apply(claimed(KEY, FIRST));
        var waiting = table.ended(KEY);

        apply(new Dropped(KEY, FIRST, now));

        assertThat(waiting.get(5, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void nobodyWaitsForWhatHasEndedAlready() throws Exception {
        assertThat(table.ended(KEY).get(5, TimeUnit.SECONDS)).isEmpty();
        apply(claimed(KEY, FIRST));
        apply(answered(KEY, FIRST));

        assertThat(table.ended(KEY).get(5, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void whoWaitsGoesOnWaitingForASuccessor() throws Exception {
        apply(claimed(KEY, FIRST));
        var waiting = table.ended(KEY);
        now = now.plus(TERMS.lease());
        apply(claimed(KEY, SECOND));
        assertThat(waiting).isNotDone();

        var answer = answered(KEY, SECOND);
        apply(answer);

        assertThat(waiting.get(5, TimeUnit.SECONDS)).contains(answer);
    }

    @Test
    void forgetsByTheTimeOfTheLogAndNotBefore() {
        apply(claimed(KEY, FIRST));
        apply(answered(KEY, FIRST));
        apply(claimed(key("free"), FIRST));
        apply(new Dropped(key("free"), FIRST, now));
        assertThat(table.size()).isEqualTo(1);

        now = now.plus(TERMS.life());
        apply(claimed(key("later"), FIRST));
        assertThat(table.size()).isEqualTo(2);

        now = now.plus(Duration.ofMinutes(6));
        apply(claimed(key("much later"), FIRST));
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.find(KEY)).isEmpty();
    }

    private void apply(RequestEvent event) {
        table.apply(event, new LogPlace(0, offset++, now));
    }

    private Claimed claimed(Sha256 key, UUID attempt) {
        return new Claimed(key, attempt, SAME, now);
    }

    private Answered answered(Sha256 key, UUID attempt) {
        return new Answered(key, attempt, SAME, null, 201, new LinkedHashMap<>(), null, now);
    }

    private static Sha256 key(String name) {
        return Sha256.of(name.getBytes(StandardCharsets.UTF_8));
    }
}
