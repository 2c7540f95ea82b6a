package org.artstore.ingest.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.ingest.register.UploadStatus.Cancelled;
import org.artstore.ingest.register.UploadStatus.Claimed;
import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.ingest.register.UploadStatus.Open;
import org.artstore.ingest.register.UploadStatus.Settled;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.upload.UploadEvent;
import org.artstore.schemas.upload.UploadEvent.AppendBegan;
import org.artstore.schemas.upload.UploadEvent.OffsetConfirmed;
import org.artstore.schemas.upload.UploadEvent.PartClaimed;
import org.artstore.schemas.upload.UploadEvent.UploadCancelled;
import org.artstore.schemas.upload.UploadEvent.UploadCompleted;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.artstore.schemas.upload.UploadEvent.UploadSettled;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// Given events, each at the place of the log that its position in the list is, then a status.
class UploadStatusTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
    private static final FileId FILE = FileId.create(AT);
    private static final FileId A = FileId.create(AT);
    private static final FileId B = FileId.create(AT);
    private static final Sha256 DIGEST = Sha256.of(new byte[] {1});
    private static final Receipt RECEIPT = new Receipt(1, 2);

    @Test
    void theWriterWhoseBeginningFitsHasTheUpload() {
        assertThat(after(created(10L), began(0, null))).isEqualTo(open(2, 0, 10L));
    }

    @Test
    void theNewestWriterWins() {
        assertThat(after(created(10L), began(0, null), began(0, null))).isEqualTo(open(3, 0, 10L));
    }

    @Test
    void aWriterThatBeginsElsewhereHasNothing() {
        assertThat(after(created(10L), began(0, null), confirmed(2, 4), began(0, null)))
                .isEqualTo(open(2, 4, 10L));
    }

    @Test
    void anOffsetThatAnOlderWriterConfirmsDoesNotCount() {
        assertThat(after(created(10L), began(0, null), began(0, null), confirmed(2, 4)))
                .isEqualTo(open(3, 0, 10L));
    }

    @Test
    void theOffsetNeverDecreases() {
        assertThat(after(created(10L), began(0, null), confirmed(2, 4), confirmed(2, 3)))
                .isEqualTo(open(2, 4, 10L));
    }

    @Test
    void theLengthMayBeSaidLaterButOnlyOnce() {
        assertThat(after(created(null), began(0, 10L), began(0, 11L)))
                .isEqualTo(new Open(created(null), 2, 0, 10L));
    }

    @Test
    void anOlderWriterCannotComplete() {
        assertThat(after(created(10L), began(0, null), began(0, null), completed(2)))
                .isEqualTo(open(3, 0, 10L));
    }

    @Test
    void nothingIsAddedToWhatIsComplete() {
        assertThat(
                        after(
                                created(10L),
                                began(0, null),
                                completed(2),
                                began(0, null),
                                new UploadCancelled(FILE, AT)))
                .isEqualTo(new Completed(created(10L), 2, 10, AT));
    }

    @Test
    void aCompleteUploadIsSettledOnce() {
        assertThat(
                        after(
                                created(10L),
                                began(0, null),
                                completed(2),
                                new UploadSettled(FILE, RECEIPT, null, AT),
                                new UploadSettled(FILE, new Receipt(7, 7), null, AT)))
                .isEqualTo(new Settled(new Completed(created(10L), 2, 10, AT), RECEIPT, null));
    }

    @Test
    void aCancelledUploadFencesItsWriter() {
        assertThat(
                        after(
                                created(10L),
                                began(0, null),
                                new UploadCancelled(FILE, AT),
                                confirmed(2, 4),
                                completed(2)))
                .isEqualTo(new Cancelled(created(10L), 3, 0));
    }

    @Test
    void whatIsReadOnceMoreChangesNothing() {
        var status = after(created(10L), began(0, null), confirmed(2, 4), began(4, null));

        var again = status;
        again = UploadStatus.evolve(again, created(10L), 0);
        again = UploadStatus.evolve(again, began(0, null), 1);
        again = UploadStatus.evolve(again, confirmed(2, 4), 2);
        again = UploadStatus.evolve(again, began(4, null), 3);

        assertThat(again).isEqualTo(status);
    }

    @Test
    void theFirstDocumentThatClaimsACompletePartHasIt() {
        assertThat(after(part(), began(0, null), completed(2), claimed(A), claimed(B)))
                .isEqualTo(new Claimed(new Completed(part(), 2, 10, AT), A, DIGEST));
    }

    @Test
    void nothingClaimsWhatIsNotCompleteOrNoPart() {
        assertThat(after(part(), began(0, null), claimed(A))).isInstanceOf(Open.class);
        assertThat(after(created(10L), began(0, null), completed(2), claimed(A)))
                .isInstanceOf(Completed.class);
    }

    @Test
    void aCompletePartCanBeCancelledUntilItIsClaimed() {
        var cancelled = new UploadCancelled(FILE, AT);

        assertThat(after(part(), began(0, null), completed(2), cancelled, claimed(A)))
                .isInstanceOf(Cancelled.class);
        assertThat(after(part(), began(0, null), completed(2), claimed(A), cancelled))
                .isInstanceOf(Claimed.class);
        assertThat(after(created(10L), began(0, null), completed(2), cancelled))
                .isInstanceOf(Completed.class);
    }

    @Test
    void nothingComesBeforeTheCreation() {
        assertThatThrownBy(() -> after(began(0, null))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUploadExpiresAtItsTime() {
        var status = after(created(10L));

        assertThat(status.isExpired(AT.plus(Duration.ofHours(24)).minusNanos(1))).isFalse();
        assertThat(status.isExpired(AT.plus(Duration.ofHours(24)))).isTrue();
    }

    private static UploadStatus after(UploadEvent... events) {
        UploadStatus status = null;
        for (int place = 0; place < events.length; place++) {
            status = UploadStatus.evolve(status, events[place], place);
        }
        return Objects.requireNonNull(status);
    }

    private static Open open(long epoch, long offset, Long length) {
        return new Open(created(10L), epoch, offset, length);
    }

    private static UploadCreated created(@Nullable Long length) {
        return new UploadCreated(
                FILE,
                new ElementId("edit-01"),
                new TenantId("default"),
                new Creator(new ClientId("sa_test_a_00000000"), "a", null),
                length,
                AT.plus(Duration.ofHours(24)),
                AT);
    }

    private static UploadCreated part() {
        var whole = created(10L);
        return new UploadCreated(
                FILE,
                whole.elementId(),
                whole.tenant(),
                whole.creator(),
                whole.length(),
                whole.expiresAt(),
                AT,
                null,
                null,
                null,
                RetentionPolicy.TEMPORARY,
                null);
    }

    private static PartClaimed claimed(FileId document) {
        return new PartClaimed(FILE, document, DIGEST, AT);
    }

    private static AppendBegan began(long offset, @Nullable Long length) {
        return new AppendBegan(FILE, offset, length, AT);
    }

    private static OffsetConfirmed confirmed(long epoch, long offset) {
        return new OffsetConfirmed(FILE, epoch, offset, AT);
    }

    private static UploadCompleted completed(long epoch) {
        return new UploadCompleted(FILE, epoch, 10, AT);
    }
}
