package org.artstore.worker.powercut;

import org.artstore.worker.powercut.Operation.Forced;
import org.artstore.worker.powercut.Operation.Named;
import org.artstore.worker.powercut.Operation.Node;
import org.artstore.worker.powercut.Operation.OfContent;
import org.artstore.worker.powercut.Operation.Said;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The moment at which the power goes: what was asked of the file system before, what of that was
/// forced, and what the world was told.
final class Cut {

    /// What forcing does.
    enum Honoured {
        ALL,
        /// Forcing a directory does nothing.
        FILES_ONLY,
        /// Forcing a file does nothing.
        DIRECTORIES_ONLY;

        boolean isFor(Node node) {
            return this == ALL || node.isDirectory() == (this == DIRECTORIES_ONLY);
        }
    }

    private final List<Named> names = new ArrayList<>();
    private final Set<Named> unforced = new HashSet<>();
    private final Map<Node, List<OfContent>> contents = new TreeMap<>();
    private final Map<Node, Integer> forced = new TreeMap<>();
    private final List<Said> said = new ArrayList<>();

    /// @param before so many operations are forced in any case
    Cut(List<Operation> operations, int before, Honoured honoured) {
        for (int i = 0; i < operations.size(); i++) {
            take(operations.get(i), honoured);
            if (i < before) {
                unforced.clear();
            }
        }
    }

    private void take(Operation operation, Honoured honoured) {
        switch (operation) {
            case Named named -> {
                unforced.add(named);
                names.add(named);
            }
            case OfContent change ->
                    contents.computeIfAbsent(change.file(), _ -> new ArrayList<>()).add(change);
            case Forced(var node) -> {
                if (honoured.isFor(node)) {
                    forced.put(node, changes(node).size());
                    unforced.removeIf(it -> it.isIn(node));
                }
            }
            case Said words -> said.add(words);
        }
    }

    /// All that names were given and taken, in order.
    List<Named> names() {
        return names;
    }

    /// What of that may be lost.
    List<Named> unforced() {
        return names.stream().filter(unforced::contains).toList();
    }

    /// The files of which something may be lost.
    List<Node> dirty() {
        return contents.keySet().stream().filter(this::isDirty).toList();
    }

    private boolean isDirty(Node file) {
        return forced(file) < changes(file).size();
    }

    private int forced(Node file) {
        return forced.getOrDefault(file, 0);
    }

    List<OfContent> changes(Node file) {
        return contents.getOrDefault(file, List.of());
    }

    Versions versions(Node file) {
        return Versions.of(changes(file), forced(file));
    }

    List<Said> said() {
        return said;
    }

    @Override
    public String toString() {
        return "after "
                + (names.isEmpty() ? "nothing" : names.getLast())
                + " and "
                + (said.isEmpty() ? "nothing" : said.getLast());
    }
}
