package org.artstore.index.reindex;

import org.artstore.index.Samples;
import org.artstore.index.TestLog;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileStored;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Somebody who stores documents all the time, changes every one and deletes every third.
final class Writers implements AutoCloseable {

    private final TestLog log;
    private final Thread thread = Thread.ofPlatform().unstarted(this::run);
    private volatile boolean ended;

    Writers(TestLog log) {
        this.log = log;
        thread.start();
    }

    private void run() {
        for (int i = 0; !ended; i++) {
            var document = Samples.document(Samples.named("meanwhile-" + i + ".txt"));
            var next =
                    Samples.document(document.fileId(), 2, Samples.named("changed-" + i + ".txt"));
            log.sendEvents(List.<FileEvent>of(new FileStored(document), Samples.changed(next)));
            if (i % 3 == 0) {
                log.sendEvents(List.of(Samples.deleted(next)));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
