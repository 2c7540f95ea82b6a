package org.artstore.worker;

import static org.awaitility.Awaitility.await;

import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.ElementStatus;
import org.artstore.schemas.element.ElementStatus.Health;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.topic.Topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/// An element of a running worker, seen from outside.
public record TestElement(String worker, ElementId id, Path root) {

    /// A new one of this worker, registered in mode `edit`.
    public static TestElement of(RunningWorker worker) {
        return of(worker, worker.folder());
    }

    /// The same with its root below `parent`.
    public static TestElement of(RunningWorker worker, Path parent) {
        var id = new ElementId("e-" + UUID.randomUUID());
        var element = new TestElement(worker.id(), id, parent.resolve(id.value()));
        element.register(ElementMode.EDIT);
        return element;
    }

    public void register(ElementMode mode) {
        TestKafka.register(worker, id, mode, root);
    }

    /// One that is filled when those of lower numbers are.
    public static TestElement of(RunningWorker worker, int priority) {
        var id = new ElementId("e-" + UUID.randomUUID());
        var element = new TestElement(worker.id(), id, worker.folder().resolve(id.value()));
        TestKafka.register(worker.id(), id, ElementMode.EDIT, priority, element.root());
        return element;
    }

    /// Takes it from its worker, which lets go of it before it hears of any later element. Nothing
    /// is forwarded to it any more.
    public void withdraw() {
        TestKafka.register("nobody", id, ElementMode.RO, root);
    }

    /// From now on there is no room for this file of its staging, until it is removed.
    public void fillUp(String name) {
        try {
            Files.createSymbolicLink(staging().resolve(name), Path.of("/dev/full"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From now on its disk fails at this file of its staging, until that is [#mend]ed.
    public void breakAt(String name) {
        try {
            Files.createDirectory(staging().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void mend(String name) {
        try {
            Files.delete(staging().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until it is in use: that all elements are may be said before the worker knows it.
    public void awaitOnline() {
        await().atMost(Duration.ofSeconds(30)).until(this::isOnline);
    }

    /// Whether that was reported last.
    public boolean isOnline() {
        var healths = healths();
        return !healths.isEmpty() && healths.getLast() == Health.ONLINE;
    }

    /// What has been reported of its health so far.
    public List<Health> healths() {
        return TestKafka.all(Topics.ELEMENT_STATUS.name()).stream()
                .filter(it -> id.value().equals(it.key()))
                .map(it -> ElementStatus.CODEC.decode(it).health())
                .toList();
    }

    public TestUpload upload(String filename, int size) {
        return TestUpload.of(id, filename, size);
    }

    public String journal() {
        return Topics.journal(id).name();
    }

    public Path staging() {
        return root.resolve(".staging");
    }

    /// What lies in staging.
    public List<String> staged() {
        try (var entries = Files.list(staging())) {
            return entries.map(it -> it.getFileName().toString()).toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Name, time and size of all that is committed, but for what goes away meanwhile.
    public List<String> files() {
        var found = new TreeSet<String>();
        try {
            Files.walkFileTree(
                    root,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path path, BasicFileAttributes about) {
                            if (!path.toString().contains("/.")) {
                                found.add(
                                        path + " " + about.lastModifiedTime() + " " + about.size());
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path path, IOException failure)
                                throws IOException {
                            if (failure instanceof NoSuchFileException) {
                                return FileVisitResult.CONTINUE;
                            }
                            throw failure;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    /// Whether all of the journal is stored and its offsets committed.
    public boolean isDone() {
        return TestKafka.lag(id) == 0;
    }
}
