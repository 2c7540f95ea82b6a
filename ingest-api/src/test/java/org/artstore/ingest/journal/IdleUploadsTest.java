package org.artstore.ingest.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.ingest.chunk.Intake;
import org.artstore.schemas.id.ClientId;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Uploads that hold bytes, less than a chunk each, while they wait for more.
class IdleUploadsTest {

    private static final int ROOM = 8 << 20;
    private static final int UPLOADS = 12;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final InFlight inFlight = new InFlight(ROOM, ROOM, ROOM);
    private final List<Runnable> unacknowledged = new ArrayList<>();
    private final List<Intake> uploads = new ArrayList<>();

    IdleUploadsTest() {
        for (int i = 0; i < UPLOADS; i++) {
            var share = inFlight.share(new ClientId("one"));
            uploads.add(
                    new Intake(
                            share,
                            Schedulers.immediate(),
                            chunk -> unacknowledged.add(() -> share.release(chunk.length))));
        }
    }

    /// Each has a chunk under way when it finds no room, so none takes itself for stuck. When these
    /// chunks have arrived, the rests fill the room, and nobody would ever ask for more.
    @Test
    void theyDoNotWaitForEachOther() {
        acceptAll(100_000);
        uploads.forEach(upload -> upload.flush().block(SOON));
        var goingOn = acceptAll(900_000);

        acknowledge();

        assertThat(goingOn).allSatisfy(one -> assertThat(one).succeedsWithin(SOON));
        assertThat(inFlight.taken()).isLessThanOrEqualTo(ROOM / 2);
    }

    @Test
    void theyLeaveNothingBehind() {
        acceptAll(1_000_000);
        acknowledge();

        uploads.forEach(Intake::discard);

        assertThat(inFlight.taken()).isZero();
        assertThat(inFlight.share(new ClientId("one")).mayWait()).isTrue();
    }

    private List<CompletableFuture<Void>> acceptAll(int length) {
        return uploads.stream().map(it -> it.accept(bytes(length)).toFuture()).toList();
    }

    private void acknowledge() {
        unacknowledged.forEach(Runnable::run);
        unacknowledged.clear();
    }

    private static DataBuffer bytes(int length) {
        return DefaultDataBufferFactory.sharedInstance.wrap(new byte[length]);
    }
}
