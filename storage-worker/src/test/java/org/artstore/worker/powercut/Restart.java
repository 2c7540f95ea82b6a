package org.artstore.worker.powercut;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.transfer.Transfer;
import org.artstore.schemas.transfer.TransferEvent.SourceRemoved;
import org.artstore.schemas.transfer.TransferEvent.TransferCompleted;
import org.artstore.schemas.transfer.TransferEvent.TransferVerified;
import org.artstore.worker.TestStore;
import org.artstore.worker.journal.TestLogs;
import org.artstore.worker.powercut.Operation.Said;
import org.artstore.worker.store.CommittedFile;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The next worker after a power cut: looks at what it finds, does again what the journals bring
/// again, and looks once more.
final class Restart {

    private final Story story;
    private final TestLogs logs;
    private final List<Said> said;
    private final Map<ElementId, TestStore> stores = new HashMap<>();

    /// @param said before the power went
    Restart(Story story, TestLogs logs, List<Said> said, Path folder) {
        this.story = story;
        this.logs = logs;
        this.said = said;
        for (var element : List.of(Story.EDIT, Story.RW)) {
            stores.put(element, Worker.store(element, folder));
        }
    }

    /// Fails when a promise is broken.
    void check() {
        int told = last(Worker.Word.TOLD);
        int begun = last(Worker.Word.BEGUN);
        story.after(told)
                .forEach(
                        (seen, before) ->
                                assertThat(presence(seen))
                                        .as(seen.toString())
                                        .isIn(before, story.after(begun).get(seen)));
        doAgain(begun);
        story.after(begun)
                .forEach(
                        (seen, now) ->
                                assertThat(presence(seen)).as("at last " + seen).isEqualTo(now));
        stores.forEach((element, store) -> assertStaged(element, store, begun));
    }

    private int last(Worker.Word word) {
        return said.stream().filter(it -> it.word() == word).mapToInt(Said::steps).max().orElse(0);
    }

    /// The first of the steps that the journal of the element brings again.
    private int committed(ElementId element) {
        return said.stream()
                .filter(it -> it.word() == Worker.Word.COMMITTED)
                .mapToInt(Said::steps)
                .filter(it -> story.steps().get(it - 1).element().equals(element))
                .max()
                .orElse(0);
    }

    private void doAgain(int begun) {
        for (var store : stores.entrySet()) {
            var element = store.getKey();
            var journal = logs.journal(store.getValue().store(), Story.mode(element));
            for (var step : story.steps().subList(committed(element), begun)) {
                if (step.element().equals(element)) {
                    tellOfTransfer(story.steps().indexOf(step));
                    journal.process(step.records());
                }
            }
            journal.checkpoint();
            journal.forgetEnded();
        }
    }

    /// The log of transfers is made to say what it said at that step, whatever it said after the
    /// last cut.
    private void tellOfTransfer(int step) {
        if (step == Story.ARRIVAL || step == Story.DEPARTURE) {
            forgetTransfer();
            logs.transfers().tell(story.requested(story.transfer()));
        }
        if (step == Story.DEPARTURE) {
            complete(story.transfer());
        }
    }

    private void forgetTransfer() {
        var transfers = logs.transfers();
        var file = story.file(Story.LARGE);
        if (transfers.of(file).filter(it -> it.step() == Transfer.Step.ROLLED_BACK).isPresent()) {
            transfers.tell(story.requested(CommandId.create()));
        }
        var known = transfers.of(file);
        if (known.isPresent()) {
            var id = known.get().request().transferId();
            complete(id);
            transfers.tell(new SourceRemoved(file, id, file.createdAt()));
        }
    }

    private void complete(CommandId id) {
        var file = story.file(Story.LARGE);
        var transfers = logs.transfers();
        transfers.tell(new TransferVerified(file, id, Story.RW, file.createdAt()));
        transfers.tell(new TransferCompleted(file, id, Story.RW, file.createdAt()));
    }

    private Seen.Presence presence(Seen seen) {
        var store = Objects.requireNonNull(stores.get(seen.element()));
        var blobs = store.store().blobs();
        var file = story.file(seen.file());
        var found = blobs.find(file);
        if (found.isEmpty()) {
            return blobs.gone(file).isPresent() ? Seen.Presence.GONE : Seen.Presence.ABSENT;
        }
        assertThat(bytes(store, found.get())).isEqualTo(story.bytes(seen.file()));
        return found.get().document().version() == 1
                ? Seen.Presence.FIRST_VERSION
                : Seen.Presence.SECOND_VERSION;
    }

    /// As a reader gets them, checked.
    private static byte[] bytes(TestStore store, CommittedFile file) {
        var bytes = new ByteArrayOutputStream();
        store.store()
                .blobs()
                .open(file)
                .read(
                        0,
                        file.document().content().fileSize(),
                        (read, length) -> bytes.write(read, 0, length));
        return bytes.toByteArray();
    }

    private void assertStaged(ElementId element, TestStore store, int begun) {
        var open = begun > 0 ? story.steps().get(begun - 1).open() : List.<String>of();
        assertThat(store.staged())
                .as("staged on " + element)
                .allMatch(
                        name ->
                                open.stream()
                                        .anyMatch(
                                                it -> name.startsWith(story.file(it).toString())));
    }
}
