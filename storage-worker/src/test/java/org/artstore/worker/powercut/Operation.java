package org.artstore.worker.powercut;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What a process asked of the file system.
sealed interface Operation {

    /// A file or a directory, whatever names it has.
    ///
    /// @param path that it had first
    record Node(int number, boolean isDirectory, String path) implements Comparable<Node> {

        /// The directory in which all others are.
        static final Node ROOT = new Node(0, true, "");

        @Override
        public int compareTo(Node other) {
            return Integer.compare(number, other.number);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    /// One name in a directory, as it is afterwards.
    ///
    /// @param node what has it; null when nothing has
    record Name(Node directory, String name, @Nullable Node node) {

        boolean isAtPlaceOf(Name other) {
            return directory.equals(other.directory) && name.equals(other.name);
        }

        @Override
        public String toString() {
            return (node == null ? "-" : "+") + directory + "/" + name;
        }
    }

    /// Names changed together: one by a creation or a removal, two by a move.
    record Named(List<Name> names) implements Operation {

        /// Whether it can have happened only after the earlier one, which was about the same name.
        boolean isBoundTo(Named earlier) {
            return names.stream()
                    .anyMatch(it -> earlier.names().stream().anyMatch(it::isAtPlaceOf));
        }

        boolean isIn(Node directory) {
            return names.stream().anyMatch(it -> it.directory().equals(directory));
        }

        @Override
        public String toString() {
            return names.toString();
        }
    }

    /// Something happened to what is in a file.
    sealed interface OfContent extends Operation {
        Node file();
    }

    /// Bytes were written.
    @SuppressWarnings("ArrayRecordComponent")
    record Wrote(Node file, long at, byte[] bytes) implements OfContent {}

    /// The file was cut or made longer.
    record Resized(Node file, long size) implements OfContent {}

    /// A file or a directory was forced, and that succeeded.
    record Forced(Node node) implements Operation {}

    /// The process has said something to the world.
    record Said(Worker.Word word, int steps) implements Operation {}
}
