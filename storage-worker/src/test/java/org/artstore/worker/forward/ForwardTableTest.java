package org.artstore.worker.forward;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.forward.UploadForwarded;
import org.artstore.schemas.forward.UploadForwarded.Reason;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.Test;

import java.time.Instant;

class ForwardTableTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final FileId FILE = FileId.create(NOW);
    private static final ElementId A = new ElementId("a");
    private static final ElementId B = new ElementId("b");
    private static final ElementId C = new ElementId("c");

    private final ForwardTable table = new ForwardTable();

    @Test
    void knowsNothingOfOthers() {
        forwarded(A, B);

        assertThat(table.target(FileId.create(NOW), A)).isEmpty();
        assertThat(table.target(FILE, B)).isEmpty();
        assertThat(table.all(B)).isEmpty();
    }

    @Test
    void theFirstWordHolds() {
        forwarded(A, B);
        forwarded(A, C);

        assertThat(table.target(FILE, A)).contains(B);
        assertThat(table.left(FILE)).containsExactly(A);
        assertThat(table.all(A)).containsExactly(FILE);
    }

    @Test
    void anUploadMayBeForwardedFurther() {
        forwarded(A, B);
        forwarded(B, C);

        assertThat(table.target(FILE, A)).contains(B);
        assertThat(table.target(FILE, B)).contains(C);
        assertThat(table.left(FILE)).containsExactlyInAnyOrder(A, B);
    }

    private void forwarded(ElementId from, ElementId to) {
        table.apply(new UploadForwarded(FILE, from, to, Reason.DISK_FULL, NOW));
    }
}
