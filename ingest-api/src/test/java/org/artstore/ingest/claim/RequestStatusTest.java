package org.artstore.ingest.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.ingest.claim.RequestStatus.Ended;
import org.artstore.ingest.claim.RequestStatus.Left;
import org.artstore.ingest.claim.RequestStatus.Running;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.request.RequestEvent;
import org.artstore.schemas.request.RequestEvent.Answered;
import org.artstore.schemas.request.RequestEvent.Claimed;
import org.artstore.schemas.request.RequestEvent.Dropped;
import org.artstore.schemas.request.RequestEvent.Renewed;
import org.artstore.schemas.request.RequestEvent.Secured;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/// given(events) when(event) then(status): the log alone decides.
class RequestStatusTest {

    private static final Sha256 KEY = new Sha256("00".repeat(32));
    private static final Sha256 SAME = new Sha256("11".repeat(32));
    private static final Sha256 OTHER = new Sha256("22".repeat(32));
    private static final UUID FIRST = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID SECOND = UUID.fromString("00000000-0000-4000-8000-000000000002");
    private static final FileId FILE = FileId.create(Instant.EPOCH);
    private static final FileId ANOTHER_FILE = FileId.create(Instant.EPOCH);
    private static final Terms TERMS = new Terms(Duration.ofSeconds(15), Duration.ofHours(24));
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

    /// Whatever the writers' clocks say.
    private static final Instant WRONG_CLOCK = Instant.parse("2031-01-01T00:00:00Z");

    private @Nullable RequestStatus status;
    private Instant now = BEGINNING;
    private long offset;

    @Test
    void theFirstClaimWins() {
        given(claimed(FIRST, SAME));

        then(claimed(SECOND, SAME), new Running(FIRST, SAME, List.of(), BEGINNING));
        then(claimed(SECOND, OTHER), new Running(FIRST, SAME, List.of(), BEGINNING));
    }

    @Test
    void aClaimIsFreeAfterTheLease() {
        given(claimed(FIRST, SAME));
        passes(TERMS.lease());

        then(claimed(SECOND, OTHER), new Running(SECOND, OTHER, List.of(), now));
    }

    @Test
    void aSignOfLifeRenewsTheLease() {
        given(claimed(FIRST, SAME));
        passes(Duration.ofSeconds(14));
        given(renewed(FIRST));
        passes(Duration.ofSeconds(14));

        then(claimed(SECOND, SAME), new Running(FIRST, SAME, List.of(), now.minusSeconds(14)));
    }

    @Test
    void whoWasTakenOverCannotSayAnything() {
        given(claimed(FIRST, SAME));
        passes(TERMS.lease());
        given(claimed(SECOND, SAME));
        var second = new Running(SECOND, SAME, List.of(), now);

        then(renewed(FIRST), second);
        then(secured(FIRST, FILE), second);
        then(answered(FIRST), second);
        then(dropped(FIRST), second);
    }

    @Test
    void whatIsSecuredIsTakenOverWithTheKey() {
        var secured = secured(FIRST, FILE);
        given(claimed(FIRST, SAME), secured);
        passes(TERMS.lease());

        then(claimed(SECOND, SAME), new Running(SECOND, SAME, List.of(secured), now));
    }

    @Test
    void whatIsSecuredIsNotForOtherRequests() {
        var secured = secured(FIRST, FILE);
        given(claimed(FIRST, SAME), secured);
        var first = new Running(FIRST, SAME, List.of(secured), now);
        passes(TERMS.lease());

        then(claimed(SECOND, OTHER), first);
    }

    @Test
    void ofOnePartOfTheRequestTheLastWordHolds() {
        var again = secured(FIRST, ANOTHER_FILE);
        given(claimed(FIRST, SAME), secured(FIRST, FILE));

        then(again, new Running(FIRST, SAME, List.of(again), now));
    }

    @Test
    void aDroppedKeyIsFree() {
        given(claimed(FIRST, SAME));

        then(dropped(FIRST), null);
        then(claimed(SECOND, OTHER), new Running(SECOND, OTHER, List.of(), now));
    }

    @Test
    void whatIsSecuredSurvivesThatItsRequestIsDropped() {
        var secured = secured(FIRST, FILE);
        given(claimed(FIRST, SAME), secured);

        then(dropped(FIRST), new Left(SAME, List.of(secured), now));
        then(claimed(SECOND, OTHER), new Left(SAME, List.of(secured), now));
        then(claimed(SECOND, SAME), new Running(SECOND, SAME, List.of(secured), now));
        then(dropped(SECOND), new Left(SAME, List.of(secured), now));
    }

    @Test
    void anAnswerIsTheLastWord() {
        given(claimed(FIRST, SAME), secured(FIRST, FILE), answered(FIRST));
        var ended = new Ended(3, offset - 1, now.toEpochMilli());

        then(claimed(SECOND, SAME), ended);
        then(answered(FIRST), ended);
        then(dropped(FIRST), ended);
        passes(TERMS.life().minusMillis(1));
        then(claimed(SECOND, SAME), ended);
    }

    @Test
    void anAnswerHoldsForItsLife() {
        given(claimed(FIRST, SAME), answered(FIRST));
        passes(TERMS.life());

        then(claimed(SECOND, OTHER), new Running(SECOND, OTHER, List.of(), now));
    }

    @Test
    void whatIsLeftBehindHoldsForTheSameTime() {
        given(claimed(FIRST, SAME), secured(FIRST, FILE), dropped(FIRST));
        passes(TERMS.life());

        then(claimed(SECOND, OTHER), new Running(SECOND, OTHER, List.of(), now));
    }

    @Test
    void withoutAClaimNothingHappens() {
        then(renewed(FIRST), null);
        then(secured(FIRST, FILE), null);
        then(answered(FIRST), null);
        then(dropped(FIRST), null);
    }

    private void given(RequestEvent... events) {
        for (var event : events) {
            apply(event);
        }
    }

    private void passes(Duration time) {
        now = now.plus(time);
    }

    private void then(RequestEvent event, @Nullable RequestStatus expected) {
        apply(event);

        assertThat(status).isEqualTo(expected);
    }

    private void apply(RequestEvent event) {
        status = RequestStatus.evolve(status, event, new LogPlace(3, offset++, now), TERMS);
    }

    private static Claimed claimed(UUID attempt, Sha256 fingerprint) {
        return new Claimed(KEY, attempt, fingerprint, WRONG_CLOCK);
    }

    private static Renewed renewed(UUID attempt) {
        return new Renewed(KEY, attempt, WRONG_CLOCK);
    }

    private static Secured secured(UUID attempt, FileId file) {
        return new Secured(KEY, attempt, 0, file, null, null, WRONG_CLOCK);
    }

    private static Answered answered(UUID attempt) {
        return new Answered(
                KEY, attempt, SAME, null, 201, new LinkedHashMap<>(), null, WRONG_CLOCK);
    }

    private static Dropped dropped(UUID attempt) {
        return new Dropped(KEY, attempt, WRONG_CLOCK);
    }
}
