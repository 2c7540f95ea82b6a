package org.artstore.worker.journal;

import org.artstore.schemas.forward.UploadForwarded.Reason;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.transfer.TransferEvent.TransferRolledBack;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.Displaced;
import org.artstore.worker.forward.Decisions;
import org.artstore.worker.forward.Forwarding;
import org.artstore.worker.staging.Staging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Gives away what cannot be stored, so that the rest can.
final class Displacement {

    private static final Duration BETWEEN_TRIALS = Duration.ofSeconds(1);

    private final Staging staging;
    private final Decisions forwards;
    private final Arrivals arrivals;
    private final InstantSource clock;

    /// The uploads of which it was perhaps decided that another element stores them: the attempt to
    /// decide it failed, and what it wrote may be in the log all the same.
    private final Set<FileId> undecided = new HashSet<>();

    private boolean full;
    private Instant tried = Instant.MIN;

    /// Documents on their way from other elements.
    interface Arrivals {

        /// Says that these do not come, as far as that can be said any more, and returns those.
        Set<FileId> giveUp(Collection<FileId> files, TransferRolledBack.Reason reason);
    }

    Displacement(Staging staging, Decisions forwards, Arrivals arrivals, InstantSource clock) {
        this.staging = staging;
        this.forwards = forwards;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /// Does the work again and again, each time without the uploads that were in its way before.
    /// What it throws in the end is something else, or about uploads that nobody can take.
    void untilThereIsRoom(Runnable work) {
        learn();
        while (!isDone(work)) {
            tried = clock.instant();
        }
        if (full && tried.plus(BETWEEN_TRIALS).isBefore(clock.instant())) {
            tried = clock.instant();
            full = !staging.hasRoom();
        }
    }

    /// Whether there was no room for an upload, and none has been seen since.
    boolean isFull() {
        return full;
    }

    /// Nothing may be stored before it is known what an attempt that failed has decided.
    private void learn() {
        if (!undecided.isEmpty()) {
            forwards.catchUp();
            discard(undecided);
            undecided.clear();
        }
    }

    private boolean isDone(Runnable work) {
        try {
            work.run();
            return true;
        } catch (DiskFailed.Full noRoom) {
            var rest = new HashSet<>(noRoom.displaced());
            var givenUp = givenUp(rest, Reason.DISK_FULL);
            rest.removeIf(it -> givenUp.contains(it.fileId()));
            if (givenUp.isEmpty() || !rest.isEmpty()) {
                displace(rest, Reason.DISK_FULL, noRoom);
            }
            full = true;
            return false;
        } catch (Misplaced misplaced) {
            displace(misplaced);
            return false;
        }
    }

    /// What nobody else can take is stored on an element that is read-only: it was promised. Parts
    /// that are elsewhere cannot be waived.
    private void displace(Misplaced misplaced) {
        var upload = misplaced.upload();
        if (!givenUp(Set.of(upload), misplaced.reason()).isEmpty()) {
            return;
        }
        switch (misplaced.reason()) {
            case READ_ONLY -> {
                if (!isDecided(Set.of(upload), Reason.READ_ONLY)) {
                    forwards.keep(upload.fileId());
                }
            }
            case DISK_FULL, PARTS_FORWARDED, DISK_FAILED ->
                    displace(Set.of(upload), misplaced.reason(), misplaced);
        }
    }

    /// What another element still has is not forwarded: it stays there.
    private Set<FileId> givenUp(Set<Displaced> uploads, Reason reason) {
        var files = uploads.stream().map(Displaced::fileId).toList();
        var why =
                reason == Reason.READ_ONLY
                        ? TransferRolledBack.Reason.READ_ONLY
                        : TransferRolledBack.Reason.NO_ROOM;
        var givenUp = arrivals.giveUp(files, why);
        staging.discard(givenUp);
        return givenUp;
    }

    private void displace(Set<Displaced> uploads, Reason reason, RuntimeException cause) {
        if (!isDecided(uploads, reason)) {
            throw cause;
        }
        discard(uploads.stream().map(Displaced::fileId).toList());
    }

    private boolean isDecided(Set<Displaced> uploads, Reason reason) {
        try {
            return forwards.displace(uploads, reason);
        } catch (Forwarding.Undecided nothing) {
            throw nothing;
        } catch (RuntimeException perhaps) {
            uploads.forEach(it -> undecided.add(it.fileId()));
            throw perhaps;
        }
    }

    private void discard(Collection<FileId> files) {
        staging.discard(files.stream().filter(forwards::contain).toList());
    }
}
