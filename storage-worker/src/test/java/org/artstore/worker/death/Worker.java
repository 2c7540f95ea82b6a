package org.artstore.worker.death;

import org.artstore.schemas.id.FileId;
import org.artstore.worker.TestStore;
import org.artstore.worker.disk.CallersThread;

import java.nio.file.Path;

/// A process that does one piece of work with an element, on one thread, and says so.
final class Worker {

    static final String ACKNOWLEDGED = "acknowledged";

    private Worker() {}

    /// Does the work.
    ///
    /// @param args the root, the work, the id of the file
    public static void main(String... args) {
        var store = new TestStore(Path.of(args[0]), CallersThread.threads());
        Work.valueOf(args[1]).run(store, Work.upload(FileId.parse(args[2])));
        System.out.println(ACKNOWLEDGED);
    }
}
