package org.artstore.bench.history;

import org.artstore.schemas.file.FileEvent;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;

/// The events of documents that are stored, changed, moved, damaged, restored and deleted, each in
/// its order and all mixed. It is made on the way: only the documents of the last while are kept.
///
/// @param documents how many there are
/// @param seed of everything that is drawn
public record SyntheticHistory(int documents, long seed) implements Iterable<FileEvent> {

    /// So many documents later everything has happened to one.
    private static final int WHILE = 2_000;

    /// Hands over every event.
    @Override
    public void forEach(Consumer<? super FileEvent> receiver) {
        iterator().forEachRemaining(receiver);
    }

    @Override
    public Iterator<FileEvent> iterator() {
        return new Events(documents, new Random(seed));
    }

    private record Due(long at, Queue<FileEvent> events) implements Comparable<Due> {

        @Override
        public int compareTo(Due other) {
            return Long.compare(at, other.at);
        }
    }

    private static final class Events implements Iterator<FileEvent> {

        private final PriorityQueue<Due> waiting = new PriorityQueue<>();
        private final int documents;
        private final Random random;
        private int begun;

        Events(int documents, Random random) {
            this.documents = documents;
            this.random = random;
        }

        @Override
        public boolean hasNext() {
            return begun < documents || !waiting.isEmpty();
        }

        @Override
        public FileEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var due = waiting.peek();
            if (due == null || (begun < documents && due.at() > begun)) {
                due = new Due(begun, new ArrayDeque<>(SyntheticDocument.life(begun, random)));
                begun++;
            } else {
                due = waiting.remove();
            }
            var event = due.events().remove();
            if (!due.events().isEmpty()) {
                waiting.add(new Due(due.at() + 1 + random.nextInt(WHILE), due.events()));
            }
            return event;
        }
    }
}
