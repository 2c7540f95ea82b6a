package org.artstore.worker.powercut;

import static org.artstore.worker.powercut.Seen.Presence.ABSENT;
import static org.artstore.worker.powercut.Seen.Presence.FIRST_VERSION;
import static org.artstore.worker.powercut.Seen.Presence.GONE;
import static org.artstore.worker.powercut.Seen.Presence.SECOND_VERSION;

import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.transfer.TransferEvent.TransferRequested;
import org.artstore.worker.TestUpload;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// What a worker does with two elements: commits, changes, deletions, an upload that goes on under
/// a newer writer, a transfer, and a document of parts. The same in every process that knows the
/// ids.
final class Story {

    static final ElementId EDIT = new ElementId("edit-01");
    static final ElementId RW = new ElementId("rw-01");

    /// It is transferred: so large that it has block checksums.
    static final String LARGE = "large.bin";

    /// The step in which its copy is sealed, and the one in which it leaves.
    static final int ARRIVAL = 10;

    static final int DEPARTURE = 11;

    private static final String SMALL = "малый.txt";
    private static final String SECOND = "second.txt";
    private static final String THIRD = "third.txt";
    private static final String RESUMED = "resumed.bin";
    private static final String ONE = "one.part";
    private static final String TWO = "two.part";
    private static final String JOINED = "joined.bin";
    private static final String ABORTED = "aborted.bin";
    private static final Map<String, Integer> SIZES =
            Map.ofEntries(
                    Map.entry(SMALL, 5_000),
                    Map.entry(SECOND, 100),
                    Map.entry(THIRD, 9_000),
                    Map.entry(RESUMED, 60_000),
                    Map.entry(LARGE, (1 << 20) + 50_000),
                    Map.entry(ONE, 20_000),
                    Map.entry(TWO, 30_000),
                    Map.entry(JOINED, 50_000),
                    Map.entry(ABORTED, 10_000));
    private static final List<String> NAMES =
            List.of(SMALL, SECOND, THIRD, RESUMED, LARGE, ONE, TWO, JOINED, ABORTED);
    private static final int PART = 400_000;

    private final Map<String, TestUpload> uploads = new HashMap<>();
    private final List<Step> steps;

    /// @param ids as [#ids] tells them
    Story(String ids) {
        var all = ids.split(",", -1);
        for (int i = 0; i < all.length; i++) {
            uploads.put(NAMES.get(i), upload(NAMES.get(i), FileId.parse(all[i])));
        }
        System.arraycopy(bytes(ONE), 0, bytes(JOINED), 0, bytes(ONE).length);
        System.arraycopy(bytes(TWO), 0, bytes(JOINED), bytes(ONE).length, bytes(TWO).length);
        steps =
                List.of(
                        commitGroup(),
                        openLarge(),
                        openResumed(),
                        cutBack(),
                        sealLarge(),
                        sealResumed(),
                        change(),
                        delete(),
                        request(),
                        arrive(),
                        seal(),
                        leave(),
                        deleteResumed(),
                        openParts(),
                        join());
    }

    static Story begun(Instant now) {
        return new Story(
                NAMES.stream()
                        .map(_ -> FileId.create(now).toString())
                        .collect(Collectors.joining(",")));
    }

    String ids() {
        return NAMES.stream().map(it -> file(it).toString()).collect(Collectors.joining(","));
    }

    static ElementMode mode(ElementId element) {
        return element.equals(EDIT) ? ElementMode.EDIT : ElementMode.RW;
    }

    List<Step> steps() {
        return steps;
    }

    FileId file(String name) {
        return upload(name).fileId();
    }

    byte[] bytes(String name) {
        return upload(name).bytes();
    }

    /// What is to be found after the first `steps`.
    Map<Seen, Seen.Presence> after(int done) {
        var seen = new HashMap<Seen, Seen.Presence>();
        for (var element : List.of(EDIT, RW)) {
            NAMES.forEach(it -> seen.put(new Seen(element, it), ABSENT));
        }
        for (var step : steps.subList(0, done)) {
            step.after().forEach((file, now) -> seen.put(new Seen(step.element(), file), now));
        }
        return seen;
    }

    private static TestUpload upload(String name, FileId id) {
        var bytes = new byte[SIZES.getOrDefault(name, 0)];
        new Random(name.hashCode()).nextBytes(bytes);
        return new TestUpload(id, EDIT, name, bytes, null);
    }

    private TestUpload upload(String name) {
        var upload = uploads.get(name);
        if (upload == null) {
            throw new IllegalArgumentException(name);
        }
        return upload;
    }

    private Step commitGroup() {
        return step(
                List.of(upload(SMALL).whole(), upload(SECOND).whole(), upload(THIRD).whole()),
                Map.of(SMALL, FIRST_VERSION, SECOND, FIRST_VERSION, THIRD, FIRST_VERSION));
    }

    private Step openLarge() {
        var large = upload(LARGE);
        return new Step(
                EDIT,
                List.of(large.opened(), large.chunk(1, 0, PART)),
                true,
                Map.of(),
                List.of(LARGE));
    }

    /// Of what the first writer sends, the second takes only the beginning.
    private Step openResumed() {
        var bytes = upload(RESUMED).bytes().clone();
        new Random(1).nextBytes(bytes);
        System.arraycopy(upload(RESUMED).bytes(), 0, bytes, 0, 10_000);
        return new Step(
                EDIT,
                List.of(upload(RESUMED).opened(), new Chunk(file(RESUMED), EDIT, 1, 0, bytes)),
                true,
                Map.of(),
                List.of(LARGE, RESUMED));
    }

    private Step cutBack() {
        return new Step(
                EDIT,
                List.of(upload(RESUMED).chunk(2, 10_000, 30_000)),
                false,
                Map.of(),
                List.of(LARGE, RESUMED));
    }

    private Step sealLarge() {
        var large = upload(LARGE);
        return new Step(
                EDIT,
                List.of(
                        large.chunk(1, PART, 2 * PART),
                        large.chunk(1, 2 * PART, large.bytes().length),
                        large.sealed(1)),
                false,
                Map.of(LARGE, FIRST_VERSION),
                List.of(RESUMED));
    }

    private Step sealResumed() {
        var resumed = upload(RESUMED);
        return step(
                List.of(resumed.chunk(2, 30_000, resumed.bytes().length), resumed.sealed(2)),
                Map.of(RESUMED, FIRST_VERSION));
    }

    private Step change() {
        return step(
                List.of(Commands.change(upload(SMALL)), Commands.change(upload(SECOND))),
                Map.of(SMALL, SECOND_VERSION, SECOND, SECOND_VERSION));
    }

    private Step delete() {
        return step(
                List.of(Commands.delete(upload(SMALL), 2), Commands.delete(upload(THIRD), 1)),
                Map.of(SMALL, GONE, THIRD, GONE));
    }

    private Step request() {
        return step(List.of(Commands.transfer(upload(LARGE), RW)), Map.of());
    }

    private Step arrive() {
        var copy = upload(LARGE).on(RW);
        return new Step(
                RW,
                List.of(copy.arriving(2), copy.chunk(1, 0, PART)),
                true,
                Map.of(),
                List.of(LARGE));
    }

    private Step seal() {
        var copy = upload(LARGE).on(RW);
        return new Step(
                RW,
                List.of(
                        copy.chunk(1, PART, 2 * PART),
                        copy.chunk(1, 2 * PART, copy.bytes().length),
                        copy.sealed(1)),
                true,
                Map.of(LARGE, SECOND_VERSION),
                List.of());
    }

    private Step leave() {
        return step(List.of(Commands.removeCopy(upload(LARGE))), Map.of(LARGE, GONE));
    }

    private Step deleteResumed() {
        return step(List.of(Commands.delete(upload(RESUMED), 1)), Map.of(RESUMED, GONE));
    }

    private Step openParts() {
        var records = new ArrayList<JournalRecord>();
        for (var name : List.of(ONE, TWO, ABORTED)) {
            records.add(upload(name).opened());
            records.add(upload(name).chunk(1, 0, bytes(name).length));
        }
        return new Step(EDIT, records, true, Map.of(), List.of(ONE, TWO, ABORTED));
    }

    /// What has ended may be open again, until it expires.
    private Step join() {
        var joined = upload(JOINED).joined(List.of(upload(ONE), upload(TWO)));
        return new Step(
                EDIT,
                List.of(joined, upload(ABORTED).aborted()),
                true,
                Map.of(JOINED, FIRST_VERSION),
                List.of(ONE, TWO, ABORTED));
    }

    private static Step step(List<JournalRecord> records, Map<String, Seen.Presence> after) {
        return new Step(EDIT, records, true, after, List.of());
    }

    /// The command that asks for the transfer.
    CommandId transfer() {
        return Commands.id(upload(LARGE));
    }

    /// What the log of transfers says first.
    TransferRequested requested(CommandId id) {
        return Commands.requested(upload(LARGE), RW, id);
    }
}
