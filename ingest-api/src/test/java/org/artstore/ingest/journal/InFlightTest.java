package org.artstore.ingest.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.id.ClientId;
import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class InFlightTest {

    private static final ClientId ONE = new ClientId("sa_test_one_00000001");
    private static final ClientId OTHER = new ClientId("sa_test_other_00000002");

    private final InFlight inFlight = new InFlight(1_000, 500, 400);

    @Test
    void oneAccountLeavesRoomForOthers() {
        inFlight.share(ONE).take(300);
        inFlight.share(ONE).take(300);

        assertThat(inFlight.share(ONE).hasRoom()).isFalse();
        assertThat(inFlight.share(OTHER).hasRoom()).isTrue();
    }

    @Test
    void oneUploadLeavesRoomForOthersOfItsAccount() {
        var upload = inFlight.share(ONE);
        upload.take(400);

        assertThat(upload.hasRoom()).isFalse();
        assertThat(inFlight.share(ONE).hasRoom()).isTrue();
    }

    /// As clients do that stop sending: what they have left here waits for more.
    @Test
    void whatWaitsForMoreHasHalfOfTheRoom() {
        var uploads = IntStream.range(0, 3).mapToObj(_ -> inFlight.share(ONE)).toList();
        uploads.forEach(upload -> upload.take(100));
        assertThat(inFlight.share(ONE).mayWait()).isFalse();
        assertThat(inFlight.share(OTHER).mayWait()).isTrue();

        uploads.forEach(upload -> upload.use(100));
        assertThat(inFlight.share(ONE).mayWait()).isTrue();
        assertThat(inFlight.taken()).isEqualTo(300);
    }

    @Test
    void whatIsReleasedIsRoomForTheAccountAgain() {
        var upload = inFlight.share(ONE);
        upload.take(600);
        upload.release(600);

        assertThat(inFlight.share(ONE).hasRoom()).isTrue();
        assertThat(inFlight.taken()).isZero();
    }
}
