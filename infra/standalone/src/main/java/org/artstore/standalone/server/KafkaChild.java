package org.artstore.standalone.server;

import org.artstore.embedded.process.NativeProcess;
import org.artstore.embedded.process.Readiness;
import org.artstore.embedded.process.RunningServer;
import org.artstore.standalone.child.Child;
import org.artstore.standalone.child.ClassCache;
import org.artstore.standalone.child.JavaProgram;
import org.artstore.standalone.child.RotatingLog;
import org.artstore.standalone.data.DataFolder;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// The broker in a JVM of its own.
public final class KafkaChild implements Child {
    /// After a crash the logs are checked from their last recovery points on.
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final JavaProgram program;
    private final RotatingLog log;

    public KafkaChild(DataFolder folder, ClassCache cache, int port) {
        this.log = new RotatingLog(folder.log("kafka"));
        this.program =
                new JavaProgram(
                        folder,
                        JavaProgram.Rank.BEHIND,
                        cache,
                        List.of(
                                "-Xms128m",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path")),
                        List.of(
                                KafkaProcess.class.getName(),
                                folder.kafka().toString(),
                                Integer.toString(port)),
                        Map.of());
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public RunningServer start() {
        var ready = new AtomicBoolean();
        NativeProcess process = program.start(line -> follow(line, ready));
        Readiness.await("Kafka", process, START_TIMEOUT, ready::get);
        return process;
    }

    private void follow(String line, AtomicBoolean ready) {
        log.accept(line);
        if (line.equals(KafkaProcess.READY)) {
            ready.set(true);
        }
    }
}
