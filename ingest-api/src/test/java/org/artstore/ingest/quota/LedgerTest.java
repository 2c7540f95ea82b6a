package org.artstore.ingest.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.Test;

import java.time.Instant;

class LedgerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final FileId FIRST = FileId.create(NOW);
    private static final FileId SECOND = FileId.create(NOW);

    private final Ledger ledger = new Ledger();

    @Test
    void whatWasPromisedCountsUntilItIsTakenBack() {
        ledger.promise(10);
        ledger.promise(5);
        assertThat(ledger.sum()).isEqualTo(15);

        ledger.promise(-15);

        assertThat(ledger.isEmpty()).isTrue();
    }

    @Test
    void aDocumentOnItsWayCountsOnce() {
        ledger.settle(FIRST, 10, NOW);
        ledger.settle(FIRST, 12, NOW);
        ledger.settle(SECOND, 5, NOW);

        assertThat(ledger.sum()).isEqualTo(17);
    }

    @Test
    void aDocumentThatHasArrivedIsStruckOut() {
        ledger.settle(FIRST, 10, NOW);
        ledger.settle(SECOND, 5, NOW);

        ledger.clear((file, since) -> file.equals(FIRST) && since.equals(NOW));

        assertThat(ledger.sum()).isEqualTo(5);
        assertThat(ledger.isEmpty()).isFalse();
    }

    @Test
    void theSameOccasionIsNoneToLookAgain() {
        ledger.settle(FIRST, 10, NOW);
        ledger.clear("one", (_, _) -> false);
        ledger.clear("one", (_, _) -> true);
        assertThat(ledger.sum()).isEqualTo(10);

        ledger.clear("other", (_, _) -> true);

        assertThat(ledger.sum()).isZero();
    }
}
