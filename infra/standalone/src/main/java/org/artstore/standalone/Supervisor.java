package org.artstore.standalone;

import org.artstore.embedded.process.StartFailed;
import org.artstore.standalone.child.Child;
import org.artstore.standalone.child.SupervisedChild;
import org.artstore.standalone.data.DataFolder;
import org.artstore.standalone.data.PidFile;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Holds the children of an installation in stages: a later stage needs the earlier ones, so it
/// stops before them.
final class Supervisor implements AutoCloseable {
    private final DataFolder folder;
    private final Console console;
    private final Deque<Stage> stages = new ArrayDeque<>();
    private boolean closed;

    Supervisor(DataFolder folder, Console console) {
        this.folder = folder;
        this.console = console;
    }

    /// Begins to keep these children alive; does not wait for them.
    synchronized Stage launch(List<? extends Child> children) {
        if (closed) {
            throw new StartFailed("The start was interrupted.");
        }
        var stage = new Stage(children.stream().map(this::supervise).toList());
        stages.push(stage);
        return stage;
    }

    /// True while nothing has been launched, or when all has been stopped.
    synchronized boolean isEmpty() {
        return stages.isEmpty();
    }

    /// Stops all children, in the opposite order of their start.
    @Override
    public void close() {
        for (var stage = next(); stage != null; stage = next()) {
            stage.stop();
        }
    }

    private SupervisedChild supervise(Child child) {
        return new SupervisedChild(child, PidFile.of(folder, child.name()), console);
    }

    private synchronized @Nullable Stage next() {
        closed = true;
        return stages.poll();
    }
}
