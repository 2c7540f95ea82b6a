package org.artstore.worker.orphan;

import org.artstore.schemas.id.FileId;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.element.KeptElement;
import org.artstore.worker.inventory.Entry;
import org.artstore.worker.inventory.Unfinished;

import java.time.Instant;
import java.util.Optional;

/// What counts as an orphan of an element.
///
/// @param before only what is older than this
record OrphanRule(KeptElement element, Instant before) {

    /// Nothing when these bytes are certainly none.
    Optional<Candidate> candidate(Entry entry) {
        return CommittedName.ofBytes(bytesName(entry.place().name()))
                .map(name -> new Candidate(name, entry))
                .filter(this::holds);
    }

    /// Its attr.json is looked for after the staged upload: once that is there, the file is
    /// committed for good. Of a file that is being deleted the tombstone is there before the
    /// attr.json goes, and its bytes are on their way to the quarantine, or lie in it.
    boolean holds(Candidate candidate) {
        var entry = candidate.entry();
        var attr = entry.place().sibling(CommittedName.attrOf(candidate.name().filename()));
        return entry.regular()
                && entry.since().isBefore(before)
                && !element.isStaged(candidate.file())
                && element.inventory().look(attr).isEmpty()
                && !element.isDeleted(candidate.file());
    }

    /// As what it was to become cannot be seen, it never was a file's.
    boolean holds(Unfinished unfinished) {
        return unfinished.since().isBefore(before)
                && file(unfinished).filter(element::isStaged).isEmpty();
    }

    Optional<FileId> file(Unfinished unfinished) {
        return CommittedName.ofBytes(unfinished.place().name()).map(CommittedName::fileId);
    }

    private static String bytesName(String name) {
        var suffix = ElementDirectory.BLOCKS_SUFFIX;
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }
}
