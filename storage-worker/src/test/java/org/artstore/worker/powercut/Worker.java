package org.artstore.worker.powercut;

import org.artstore.schemas.id.ElementId;
import org.artstore.worker.TestStore;
import org.artstore.worker.disk.CallersThread;
import org.artstore.worker.journal.TestJournal;
import org.artstore.worker.journal.TestLogs;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// A process that does what the story says with its elements, on one thread, and says how far it
/// is.
final class Worker {

    private Worker() {}

    /// Does it.
    ///
    /// @param args the folder of the elements, where Kafka is, the ids of the story
    public static void main(String... args) throws IOException {
        var folder = Path.of(args[0]);
        var story = new Story(args[2]);
        try (var logs = TestLogs.of(args[1]);
                var out = new FileOutputStream(FileDescriptor.out)) {
            Map<ElementId, TestJournal> journals = new HashMap<>();
            int done = 0;
            for (var step : story.steps()) {
                say(out, Word.BEGUN, done + 1);
                var journal =
                        journals.computeIfAbsent(step.element(), it -> journal(it, folder, logs));
                var _ = logs.transfers().of(step.element()); // which hears what was told
                journal.process(step.records());
                done++;
                say(out, Word.TOLD, done);
                if (step.checkpoint()) {
                    journal.checkpoint();
                    say(out, Word.COMMITTED, done);
                    journal.forgetEnded();
                }
            }
        }
    }

    /// On its directory in the folder.
    static TestStore store(ElementId element, Path folder) {
        return new TestStore(element, folder.resolve(element.value()), CallersThread.threads());
    }

    private static TestJournal journal(ElementId element, Path folder, TestLogs logs) {
        return logs.journal(store(element, folder).store(), Story.mode(element));
    }

    private static void say(FileOutputStream out, Word word, int steps) throws IOException {
        out.write(("@" + word + " " + steps + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /// What is said of the first so many steps.
    enum Word {
        /// The last of them has begun.
        BEGUN,
        /// What became of them is told.
        TOLD,
        /// Their offset is committed: they do not come again.
        COMMITTED
    }
}
