package org.artstore.starter.placement;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.element.StorageElement;
import org.artstore.schemas.id.ElementId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

class SequentialFillTest {

    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;
    private static final long CAPACITY = 100 * GIB;
    private static final Instant LONG_AGO = Instant.EPOCH;

    private final SequentialFill fill =
            new SequentialFill(
                    new PlacementSettings(
                            0.95,
                            0.99,
                            0.92,
                            0.98,
                            DataSize.ofMegabytes(100),
                            0.05,
                            DataSize.ofGigabytes(1),
                            Duration.ofSeconds(5)));

    @ParameterizedTest
    @CsvSource({
        "edit, temporary, edit", "edit, permanent, none",
        "rw, temporary, none", "rw, permanent, rw",
        "ro, temporary, none", "ro, permanent, none",
        "ar, temporary, none", "ar, permanent, none"
    })
    void theModeMustAcceptTheRetention(String mode, String retention, String chosen) {
        var only = candidate(mode, 1, ElementMode.parse(mode)).build();

        var found = fill.find(List.of(only), RetentionPolicy.parse(retention), OptionalLong.of(1));

        assertThat(found.map(element -> element.elementId().value()).orElse("none"))
                .isEqualTo(chosen);
    }

    @Test
    void theLowestPriorityIsFilledFirstThenTheLowestId() {
        var candidates =
                List.of(
                        candidate("c", 2, ElementMode.EDIT).build(),
                        candidate("b", 1, ElementMode.EDIT).build(),
                        candidate("a", 2, ElementMode.EDIT).build(),
                        candidate("d", 1, ElementMode.EDIT).build());

        assertThat(choose(candidates, OptionalLong.of(1))).isEqualTo("b");
        assertThat(choose(candidates.subList(2, 3), OptionalLong.of(1))).isEqualTo("a");
        assertThat(choose(List.of(candidates.get(0), candidates.get(2)), OptionalLong.of(1)))
                .isEqualTo("a");
    }

    /// Shares of 100 GiB; edit: critical 95 %, full 99 %.
    @ParameterizedTest
    @CsvSource({
        // used, reserved, promised, length, fits
        "0, 0, 0, 1, true",
        "0, 0, 0, 106300440576, false", // 99 GiB exactly is not below full
        "98, 0, 0, 1073741823, false", // critical: over 100 MiB
        "98, 0, 0, 104857600, true", // critical: 100 MiB
        "98, 0, 0, 104857601, false",
        "90, 8, 0, 104857600, true",
        "90, 8, 0, 104857601, false",
        "49, 49, 1, 1, false", // full by what is open and promised
        "94, 0, 0, 2147483648, true", // not critical yet
        "95, 0, 0, 2147483648, false",
        "94, 0, 1, 2147483648, false",
        "99, 0, 0, 1, false"
    })
    void roomIsByUsedReservedAndPromised(
            long used, long reserved, long promised, long length, boolean fits) {
        var only =
                candidate("e", 1, ElementMode.EDIT)
                        .used(used * GIB)
                        .reserved(reserved * GIB)
                        .promised(promised * GIB)
                        .build();

        var found = fill.find(List.of(only), RetentionPolicy.TEMPORARY, OptionalLong.of(length));

        assertThat(found.isPresent()).isEqualTo(fits);
    }

    /// Shares of 100 GiB; rw: critical 92 %, full 98 %.
    @ParameterizedTest
    @CsvSource({
        "91, 2147483648, true",
        "92, 104857600, true",
        "92, 104857601, false",
        "97, 104857600, true",
        "98, 1, false"
    })
    void archivesAreFullEarlier(long used, long length, boolean fits) {
        var only = candidate("r", 1, ElementMode.RW).used(used * GIB).build();

        var found = fill.find(List.of(only), RetentionPolicy.PERMANENT, OptionalLong.of(length));

        assertThat(found.isPresent()).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"94, true", "95, false"})
    void anUnknownLengthCountsAsLarge(long used, boolean fits) {
        var only = candidate("e", 1, ElementMode.EDIT).used(used * GIB).build();

        var found = fill.find(List.of(only), RetentionPolicy.TEMPORARY, OptionalLong.empty());

        assertThat(found.isPresent()).isEqualTo(fits);
    }

    /// 5 % of 100 GiB are 5 GiB; of 10 GiB less than the reserve of 1 GiB.
    @ParameterizedTest
    @CsvSource({
        "100, 6144, 1023, true",
        "100, 6144, 1024, true",
        "100, 6144, 1025, false",
        "10, 2048, 1024, true",
        "10, 2048, 1025, false",
        "10, 1023, 0, false"
    })
    void theFileSystemKeepsItsReserve(long capacityGib, long freeMib, long mib, boolean fits) {
        var only =
                candidate("e", 1, ElementMode.EDIT)
                        .capacity(capacityGib * GIB)
                        .free(freeMib * MIB)
                        .build();

        var found = fill.find(List.of(only), RetentionPolicy.TEMPORARY, OptionalLong.of(mib * MIB));

        assertThat(found.isPresent()).isEqualTo(fits);
    }

    @Test
    void theNextElementTakesWhatTheFirstCannot() {
        var candidates =
                List.of(
                        candidate("a", 1, ElementMode.EDIT).used(96 * GIB).build(),
                        candidate("b", 2, ElementMode.EDIT).build());

        assertThat(choose(candidates, OptionalLong.of(100 * MIB))).isEqualTo("a");
        assertThat(choose(candidates, OptionalLong.of(101 * MIB))).isEqualTo("b");
    }

    @Test
    void anOfflineElementIsPassedOver() {
        var candidates =
                List.of(
                        candidate("a", 1, ElementMode.EDIT).health(Health.OFFLINE).build(),
                        candidate("b", 2, ElementMode.EDIT).build());

        assertThat(choose(candidates, OptionalLong.of(1))).isEqualTo("b");
    }

    @Test
    void anElementThatReportedLongAgoStillTakesUploads() {
        var stopped = candidate("a", 1, ElementMode.EDIT).build();

        assertThat(stopped.status().reportedAt()).isEqualTo(LONG_AGO);
        assertThat(choose(List.of(stopped), OptionalLong.of(1))).isEqualTo("a");
    }

    @Test
    void aFullElementHasNoRoomButIsThere() {
        var full = List.of(candidate("a", 1, ElementMode.EDIT).health(Health.FULL).build());

        assertThat(fill.find(full, RetentionPolicy.TEMPORARY, OptionalLong.of(1))).isEmpty();
        assertThat(fill.isAnyReachable(full, RetentionPolicy.TEMPORARY)).isTrue();
    }

    @Test
    void neitherOfflineElementsNorThoseOfAnotherModeAreThere() {
        var offline = candidate("a", 1, ElementMode.EDIT).health(Health.OFFLINE).build();
        var another = candidate("b", 1, ElementMode.RW).build();
        var both = List.of(offline, another);

        assertThat(fill.find(both, RetentionPolicy.TEMPORARY, OptionalLong.of(1))).isEmpty();
        assertThat(fill.isAnyReachable(both, RetentionPolicy.TEMPORARY)).isFalse();
    }

    private String choose(List<Candidate> candidates, OptionalLong length) {
        return fill.find(candidates, RetentionPolicy.TEMPORARY, length)
                .map(element -> element.elementId().value())
                .orElse("none");
    }

    private static Draft candidate(String id, int priority, ElementMode mode) {
        return new Draft(id, priority, mode, CAPACITY, 0, 0, 0, CAPACITY, Health.ONLINE);
    }

    private record Draft(
            String id,
            int priority,
            ElementMode mode,
            long capacityBytes,
            long usedBytes,
            long reservedBytes,
            long promisedBytes,
            long freeBytes,
            Health state) {

        Draft capacity(long bytes) {
            return new Draft(id, priority, mode, bytes, 0, 0, 0, freeBytes, state);
        }

        Draft used(long bytes) {
            return new Draft(
                    id,
                    priority,
                    mode,
                    capacityBytes,
                    bytes,
                    reservedBytes,
                    promisedBytes,
                    freeBytes,
                    state);
        }

        Draft reserved(long bytes) {
            return new Draft(
                    id,
                    priority,
                    mode,
                    capacityBytes,
                    usedBytes,
                    bytes,
                    promisedBytes,
                    2 * CAPACITY,
                    state);
        }

        Draft promised(long bytes) {
            return new Draft(
                    id,
                    priority,
                    mode,
                    capacityBytes,
                    usedBytes,
                    reservedBytes,
                    bytes,
                    2 * CAPACITY,
                    state);
        }

        Draft free(long bytes) {
            return new Draft(
                    id,
                    priority,
                    mode,
                    capacityBytes,
                    usedBytes,
                    reservedBytes,
                    promisedBytes,
                    bytes,
                    state);
        }

        Draft health(Health health) {
            return new Draft(
                    id,
                    priority,
                    mode,
                    capacityBytes,
                    usedBytes,
                    reservedBytes,
                    promisedBytes,
                    freeBytes,
                    health);
        }

        Candidate build() {
            var element =
                    new StorageElement(
                            new ElementId(id),
                            id,
                            StorageElement.Kind.DISK,
                            mode,
                            priority,
                            capacityBytes,
                            "local",
                            "/srv/" + id,
                            1,
                            LONG_AGO,
                            LONG_AGO);
            var status =
                    new ElementStatus(
                            element.elementId(),
                            "local",
                            URI.create("http://localhost:8010"),
                            state,
                            usedBytes,
                            reservedBytes,
                            0,
                            freeBytes,
                            LONG_AGO);
            return new Candidate(element, status, promisedBytes);
        }
    }
}
