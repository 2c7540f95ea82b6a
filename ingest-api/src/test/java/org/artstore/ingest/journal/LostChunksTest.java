package org.artstore.ingest.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.ingest.chunk.Intake;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import reactor.core.scheduler.Schedulers;

import java.util.ArrayList;
import java.util.List;

/// Chunks that nobody takes over.
class LostChunksTest {

    private static final int ROOM = 8 << 20;

    private final InFlight inFlight = new InFlight(ROOM, ROOM, ROOM);
    private final ByteBudget share = inFlight.share(new ClientId("one"));
    private final List<byte[]> offered = new ArrayList<>();
    private final Intake intake = new Intake(share, Schedulers.immediate(), this::refuse);

    @Test
    void aChunkThatIsNotTakenGivesItsRoomBack() {
        assertThatThrownBy(() -> intake.accept(bytes(3 * Chunk.MAX_BYTES)).block())
                .hasMessage("refused");

        assertThat(inFlight.taken()).isZero();
    }

    /// There would be a hole in the document.
    @Test
    void noChunkFollowsOneThatWasNotTaken() {
        assertThatThrownBy(() -> intake.accept(bytes(3 * Chunk.MAX_BYTES)).block())
                .hasMessage("refused");

        intake.accept(bytes(10)).block();
        intake.flush().block();

        assertThat(offered).hasSize(1);
        assertThat(inFlight.taken()).isZero();
    }

    @Test
    void aWholeDocumentThatIsNotTakenGivesItsRoomBack() {
        intake.accept(bytes(100)).block();

        assertThatThrownBy(() -> intake.handOver(this::refused)).hasMessage("refused");
        intake.discard();

        assertThat(inFlight.taken()).isZero();
        assertThat(share.mayWait()).isTrue();
    }

    private void refuse(byte[] chunk) {
        throw refused(chunk);
    }

    private IllegalStateException refused(byte[] chunk) {
        offered.add(chunk);
        throw new IllegalStateException("refused");
    }

    private static DataBuffer bytes(int length) {
        return DefaultDataBufferFactory.sharedInstance.wrap(new byte[length]);
    }
}
