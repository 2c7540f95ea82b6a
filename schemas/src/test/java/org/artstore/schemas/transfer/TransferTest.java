package org.artstore.schemas.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.Samples;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.transfer.Transfer.Step;
import org.artstore.schemas.transfer.TransferEvent.SourceRemoved;
import org.artstore.schemas.transfer.TransferEvent.TransferCompleted;
import org.artstore.schemas.transfer.TransferEvent.TransferCopying;
import org.artstore.schemas.transfer.TransferEvent.TransferRequested;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack.Reason;
import org.artstore.schemas.transfer.TransferEvent.TransferVerified;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

class TransferTest {

    private static final ElementId TARGET = new ElementId("rw-01");
    private static final CommandId OTHER = CommandId.create();

    /// r requested, c copying, v verified, d completed, b rolled back, s source removed.
    @ParameterizedTest
    @CsvSource({
        "r, REQUESTED",
        "rc, COPYING",
        "rv, VERIFIED",
        "rcv, VERIFIED",
        "rcvd, COMPLETED",
        "rcvds, CLEARED",
        "rb, ROLLED_BACK",
        "rcb, ROLLED_BACK",
        "rcvb, VERIFIED",
        "rcvbd, COMPLETED",
        "rcbv, ROLLED_BACK",
        "rcbvd, ROLLED_BACK",
        "rcvc, VERIFIED",
        "rcbc, ROLLED_BACK",
        "rd, REQUESTED",
        "rs, REQUESTED",
        "rcvs, VERIFIED",
        "rcvdb, COMPLETED",
        "rcvdc, COMPLETED",
        "rcvdsb, CLEARED"
    })
    void theFirstWordHolds(String events, Step step) {
        assertThat(Objects.requireNonNull(told(events)).step()).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({"r", "rc", "rcv", "rcvd", "rcvds", "rcb", "rcvb"})
    void everythingMayComeAgain(String events) {
        var twice =
                events.chars()
                        .collect(
                                StringBuilder::new,
                                (text, c) -> text.append((char) c).append((char) c),
                                StringBuilder::append)
                        .toString();
        assertThat(told(twice)).isEqualTo(told(events));
        assertThat(told(events + events.charAt(0))).isEqualTo(told(events));
    }

    @Test
    void nothingIsKnownWithoutARequest() {
        assertThat(told("cvdbs")).isNull();
    }

    @Test
    void anotherRequestCountsWhenTheFirstHasEnded() {
        var other = requested(OTHER);
        assertThat(Transfer.evolve(told("rcv"), other)).contains(told("rcv"));
        assertThat(Transfer.evolve(told("rcb"), other).orElseThrow().request()).isEqualTo(other);
        assertThat(Transfer.evolve(told("rcvds"), other).orElseThrow().request()).isEqualTo(other);
    }

    @Test
    void wordsAboutAnotherTransferDoNotCount() {
        var copying = told("rc");
        assertThat(
                        Transfer.evolve(
                                copying, new TransferVerified(Samples.FILE, OTHER, TARGET, at())))
                .contains(copying);
    }

    @Test
    void anEarlierWriterSaysNothingOfTheProgress() {
        var second =
                Transfer.evolve(
                        told("rc"), new TransferCopying(Samples.FILE, Samples.COMMAND, 2, 1, at()));
        var late = new TransferCopying(Samples.FILE, Samples.COMMAND, 1, 4, at());

        assertThat(Transfer.evolve(second.orElseThrow(), late)).isEqualTo(second);
    }

    @Test
    void whereTheDocumentIs() {
        for (var on : List.of("r", "rc", "rcv")) {
            assertThat(Objects.requireNonNull(told(on)).isLeaving(Samples.ELEMENT)).isTrue();
            assertThat(Objects.requireNonNull(told(on)).hasLeft(Samples.ELEMENT)).isFalse();
        }
        assertThat(Objects.requireNonNull(told("rcvd")).hasLeft(Samples.ELEMENT)).isTrue();
        assertThat(Objects.requireNonNull(told("rcvd")).hasLeft(TARGET)).isFalse();
        assertThat(Objects.requireNonNull(told("rcb")).isLeaving(Samples.ELEMENT)).isFalse();
    }

    private static @Nullable Transfer told(String events) {
        Transfer state = null;
        for (var event : events(events)) {
            state = Transfer.evolve(state, event).orElse(null);
        }
        return state;
    }

    private static List<TransferEvent> events(String letters) {
        var events = new ArrayList<TransferEvent>();
        Arrays.stream(letters.split("")).map(TransferTest::event).forEach(events::add);
        return events;
    }

    private static TransferEvent event(String letter) {
        var file = Samples.FILE;
        var id = Samples.COMMAND;
        return switch (letter) {
            case "r" -> requested(id);
            case "c" -> new TransferCopying(file, id, 1, 3, at());
            case "v" -> new TransferVerified(file, id, TARGET, at());
            case "d" -> new TransferCompleted(file, id, TARGET, at());
            case "b" -> new TransferRolledBack(file, id, Reason.TIMEOUT, at());
            case "s" -> new SourceRemoved(file, id, at());
            default -> throw new IllegalArgumentException(letter);
        };
    }

    private static TransferRequested requested(CommandId id) {
        var by = Samples.CREATOR.id();
        return new TransferRequested(
                Samples.FILE,
                id,
                Samples.TENANT,
                by,
                by,
                Samples.ELEMENT,
                TARGET,
                2,
                5,
                true,
                at());
    }

    private static Instant at() {
        return Samples.SEALED_AT;
    }
}
