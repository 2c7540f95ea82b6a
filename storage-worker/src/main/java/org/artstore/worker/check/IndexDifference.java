package org.artstore.worker.check;

import org.artstore.schemas.holding.IndexedDocument;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.filelog.LogState.Copy;
import org.artstore.worker.filelog.LogState.Told;
import org.artstore.worker.filelog.LogState.Where;
import org.artstore.worker.job.JobFinding;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What is different about one document, or restored copy, between the index and what it was made
/// of, as the element sees it. Pure but for what it is told of the log.
///
/// @param known what the log says of it
/// @param copies the restored copy of this id, if the log tells of one
/// @param untold those that are on the element, and of which the log knows nothing
record IndexDifference(
        ElementId element,
        Function<FileId, @Nullable Told> known,
        Function<FileId, @Nullable Copy> copies,
        Set<FileId> untold) {

    /// @param found all that the index has of it, perhaps among others
    @Nullable JobFinding of(FileId file, List<Holding> found) {
        var told = known.apply(file);
        var holding = found.stream().filter(it -> it.file().equals(file)).findFirst().orElse(null);
        var name =
                switch (holding) {
                    case null -> withoutHolding(file, told, found);
                    case Holding.Copy copy -> ofCopy(told, copy);
                    case Holding.Row(var row) -> told == null ? untoldRow(row) : ofRow(told, row);
                };
        return name == null ? null : new JobFinding(name, file, null, detail(holding, told));
    }

    private @Nullable String withoutHolding(FileId file, @Nullable Told told, List<Holding> found) {
        if (told == null) {
            return untold.contains(file) ? "missing-in-index" : null;
        }
        var copy = copies.apply(file);
        if (copy != null) {
            return told.where() != Where.HERE || isOutlasted(copy, found)
                    ? null
                    : "missing-in-index";
        }
        return switch (told.where()) {
            case HERE -> "missing-in-index";
            case NOWHERE -> told.wasHere() ? "deletion-missing-in-index" : null;
            case ELSEWHERE -> null;
        };
    }

    /// Of several copies the index has the one that lasts longest.
    private static boolean isOutlasted(Copy copy, List<Holding> found) {
        return found.stream()
                .anyMatch(
                        it ->
                                it instanceof Holding.Copy(var other)
                                        && other.fileId().equals(copy.of())
                                        && !other.expiresAt().isBefore(copy.expiresAt()));
    }

    private @Nullable String ofCopy(@Nullable Told told, Holding.Copy copy) {
        if (told == null) {
            return untold.contains(copy.file()) || !copy.element().equals(element)
                    ? null
                    : "only-in-index";
        }
        return switch (told.where()) {
            case NOWHERE -> "deleted-but-in-index";
            case HERE -> copy.element().equals(element) ? null : "elsewhere-in-index";
            case ELSEWHERE -> copy.element().equals(element) ? "moved-but-in-index" : null;
        };
    }

    private @Nullable String untoldRow(IndexedDocument row) {
        return untold.contains(row.fileId()) || !row.elementId().equals(element)
                ? null
                : "only-in-index";
    }

    private @Nullable String ofRow(Told told, IndexedDocument row) {
        boolean isHere = row.elementId().equals(element);
        return switch (told.where()) {
            case HERE -> ofRowOfWhatIsHere(told, row, isHere);
            case ELSEWHERE -> isHere && !row.deleted() ? "moved-but-in-index" : null;
            case NOWHERE ->
                    row.deleted()
                            ? differentVersion(told, row)
                            : isHere || told.wasHere() ? "deleted-but-in-index" : null;
        };
    }

    private static @Nullable String ofRowOfWhatIsHere(
            Told told, IndexedDocument row, boolean isHere) {
        if (row.deleted()) {
            return "deleted-in-index";
        }
        if (!isHere) {
            return "elsewhere-in-index";
        }
        var version = differentVersion(told, row);
        if (version != null) {
            return version;
        }
        return told.hasChecksum(row.checksum()) ? null : "checksum-differs-in-index";
    }

    private static @Nullable String differentVersion(Told told, IndexedDocument row) {
        return told.version() == row.version() ? null : "version-differs-in-index";
    }

    private static @Nullable String detail(@Nullable Holding holding, @Nullable Told told) {
        if (!(holding instanceof Holding.Row(var row))) {
            return null;
        }
        var index = "index: version " + row.version() + " on " + row.elementId();
        return told == null ? index : index + "; log: version " + told.version();
    }
}
