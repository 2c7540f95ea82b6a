package org.artstore.index.batch;

import org.artstore.index.row.IndexChange;
import org.artstore.index.row.RestoreRequest;
import org.artstore.index.row.RestoredCopy;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What the records of a batch, in their order, leave of requests for archived documents and of the
/// copies that were brought. What it says to be gone goes before what it brings comes.
///
/// @param served the documents whose earlier requests are over
/// @param ended the copies that are gone
/// @param requests those that are open, the first of each archived copy
/// @param copies of several of a document the one that lasts longest
public record Restorations(
        Set<UUID> served,
        Set<UUID> ended,
        Collection<RestoreRequest> requests,
        Collection<RestoredCopy> copies) {

    static Restorations of(List<Entry> entries) {
        var served = new HashSet<UUID>();
        var ended = new HashSet<UUID>();
        Map<List<Object>, RestoreRequest> requests = new LinkedHashMap<>();
        Map<UUID, RestoredCopy> copies = new LinkedHashMap<>();
        for (var entry : entries) {
            switch (entry.change()) {
                case IndexChange.Ask(var request) ->
                        requests.putIfAbsent(
                                List.of(request.fileId(), request.elementId()), request);
                case IndexChange.Restore(var copy) -> {
                    served.add(copy.fileId());
                    requests.values().removeIf(it -> it.fileId().equals(copy.fileId()));
                    copies.merge(copy.fileId(), copy, Restorations::longest);
                }
                case IndexChange.EndRestore(var file, var copy) -> {
                    ended.add(copy);
                    copies.computeIfPresent(
                            file, (_, known) -> known.copyId().equals(copy) ? null : known);
                }
                case IndexChange.Put _, IndexChange.Mark _, IndexChange.None _ -> {
                    // It is not about restoring.
                }
            }
        }
        return new Restorations(served, ended, requests.values(), copies.values());
    }

    private static RestoredCopy longest(RestoredCopy known, RestoredCopy next) {
        return next.outlasts(known) ? next : known;
    }

    /// Whether there is nothing of that.
    public boolean isEmpty() {
        return served.isEmpty() && ended.isEmpty() && requests.isEmpty() && copies.isEmpty();
    }
}
