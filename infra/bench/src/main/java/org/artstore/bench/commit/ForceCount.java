package org.artstore.bench.commit;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/// What a piece of work asks of the disk.
record ForceCount(long forces, long writes) {

    private static final String FORCE = "jdk.FileForce";
    private static final String WRITE = "jdk.FileWrite";

    static ForceCount of(Runnable work) throws IOException {
        try (var recording = new Recording()) {
            recording.enable(FORCE).withThreshold(Duration.ZERO);
            recording.enable(WRITE).withThreshold(Duration.ZERO);
            recording.start();
            work.run();
            recording.stop();
            var dump = Files.createTempFile("commit", ".jfr");
            try {
                recording.dump(dump);
                var events = RecordingFile.readAllEvents(dump);
                return new ForceCount(
                        events.stream().filter(it -> is(it, FORCE)).count(),
                        events.stream().filter(it -> is(it, WRITE)).count());
            } finally {
                Files.delete(dump);
            }
        }
    }

    private static boolean is(RecordedEvent event, String name) {
        return event.getEventType().getName().equals(name);
    }
}
