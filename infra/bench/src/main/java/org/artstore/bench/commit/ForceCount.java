package org.artstore.bench.commit;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/// How often a piece of work has the disk force something.
record ForceCount(long forces) {

    private static final String FORCE = "jdk.FileForce";

    static ForceCount of(Runnable work) throws IOException {
        try (var recording = new Recording()) {
            recording.enable(FORCE).withThreshold(Duration.ZERO);
            recording.start();
            work.run();
            recording.stop();
            var dump = Files.createTempFile("commit", ".jfr");
            try {
                recording.dump(dump);
                var events = RecordingFile.readAllEvents(dump);
                return new ForceCount(events.stream().filter(ForceCount::isForce).count());
            } finally {
                Files.delete(dump);
            }
        }
    }

    private static boolean isForce(RecordedEvent event) {
        return event.getEventType().getName().equals(FORCE);
    }
}
