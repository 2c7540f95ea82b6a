package org.artstore.worker.powercut;

import org.artstore.worker.powercut.Operation.Named;
import org.artstore.worker.powercut.Operation.Node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// One of the states in which the disk may be after a cut.
///
/// @param lost of the names that were given and taken
/// @param left of the files of which something may be lost
/// @param seed of what is random in that
record State(Cut cut, Set<Named> lost, Map<Node, Versions.Left> left, long seed) {

    /// Whether each operation is lost that cannot have happened without one that is.
    boolean isPossible() {
        var names = cut.unforced();
        for (int later = 0; later < names.size(); later++) {
            var operation = names.get(later);
            if (!lost.contains(operation)
                    && names.subList(0, later).stream()
                            .anyMatch(it -> lost.contains(it) && operation.isBoundTo(it))) {
                return false;
            }
        }
        return true;
    }

    /// What distinguishes it from others.
    Object identity() {
        var identity = new HashMap<Object, Object>();
        tree().forEach((path, node) -> identity.put(path, content(node)));
        identity.put("said", cut.said());
        return identity;
    }

    private Object content(Node node) {
        return node.number() + " " + cut.changes(node).size() + " " + left.get(node);
    }

    /// Makes it.
    void make(Path folder) throws IOException {
        var random = new Random(seed);
        for (var entry : tree().entrySet()) {
            var path = folder.resolve(entry.getKey());
            var node = entry.getValue();
            if (node.isDirectory()) {
                Files.createDirectories(path);
            } else {
                var kind = left.getOrDefault(node, Versions.Left.ALL);
                Files.write(path, cut.versions(node).left(kind, random));
            }
        }
    }

    /// What has a name, directories before what is in them.
    private Map<String, Node> tree() {
        var names = new HashMap<Node, Map<String, Node>>();
        for (var operation : cut.names()) {
            if (!lost.contains(operation)) {
                for (var name : operation.names()) {
                    var directory = names.computeIfAbsent(name.directory(), _ -> new TreeMap<>());
                    if (name.node() == null) {
                        directory.remove(name.name());
                    } else {
                        directory.put(name.name(), name.node());
                    }
                }
            }
        }
        var tree = new TreeMap<String, Node>();
        add(Node.ROOT, "", names, tree);
        return tree;
    }

    private static void add(
            Node directory,
            String path,
            Map<Node, Map<String, Node>> names,
            Map<String, Node> tree) {
        names.getOrDefault(directory, Map.of())
                .forEach(
                        (name, node) -> {
                            tree.put(path + name, node);
                            add(node, path + name + "/", names, tree);
                        });
    }

    @Override
    public String toString() {
        return cut + ", lost " + lost + ", left " + left + ", seed " + seed;
    }
}
