package org.artstore.ingest.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.UploadStatus.Cancelled;
import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.ingest.register.UploadStatus.Open;
import org.artstore.ingest.register.UploadStatus.Settled;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.file.Receipt;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class UploadStateTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(24));
    private static final FileId FILE = FileId.create(NOW);
    private static final Receipt RECEIPT = new Receipt(1, 2);
    private static final UploadCreated CREATED =
            new UploadCreated(
                    FILE,
                    new ElementId("edit-01"),
                    new TenantId("default"),
                    new Creator(new ClientId("client"), "client", null),
                    null,
                    LATER,
                    NOW);
    private static final Completed COMPLETED = new Completed(CREATED, 2, 10, NOW);

    @Test
    void anOpenUploadTellsHowFarItHasComeAndUntilWhen() {
        var state = UploadState.of(new Open(CREATED, 2, 4, 10L), NOW, "request");

        assertThat(state).isEqualTo(new UploadState(FILE, "open", 4, 10L, LATER, null, null));
    }

    @Test
    void anUploadThatTookTooLongIsExpired() {
        var state = UploadState.of(new Open(CREATED, 2, 4, null), LATER, "request");

        assertThat(state).isEqualTo(new UploadState(FILE, "expired", 4, null, LATER, null, null));
    }

    @Test
    void aCompleteUploadIsSealed() {
        var state = UploadState.of(COMPLETED, NOW, "request");

        assertThat(state).isEqualTo(UploadState.sealed(FILE, 10));
    }

    @Test
    void aDocumentIsStored() {
        var state = UploadState.of(new Settled(COMPLETED, RECEIPT, null), NOW, "request");

        assertThat(state).isEqualTo(new UploadState(FILE, "stored", 10, 10L, null, RECEIPT, null));
    }

    @Test
    void whatIsNoDocumentSaysWhy() {
        var settled = new Settled(COMPLETED, RECEIPT, Reason.DIGEST_MISMATCH);

        var state = UploadState.of(settled, NOW, "request");

        assertThat(state.state()).isEqualTo("rejected");
        assertThat(state.receipt()).isEqualTo(RECEIPT);
        assertThat(state.problem())
                .containsEntry("code", "digest-mismatch")
                .containsEntry("request_id", "request");
    }

    @Test
    void aCancelledUploadHasNoState() {
        assertThatThrownBy(() -> UploadState.of(new Cancelled(CREATED, 3, 4), NOW, "request"))
                .isInstanceOf(UploadRefused.class);
    }
}
