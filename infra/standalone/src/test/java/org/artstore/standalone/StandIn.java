package org.artstore.standalone;

import org.artstore.embedded.process.RunningServer;
import org.artstore.standalone.child.Child;
import org.artstore.standalone.child.ClassCache;
import org.artstore.standalone.child.JavaProgram;
import org.artstore.standalone.child.RotatingLog;
import org.artstore.standalone.data.DataFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A child that does nothing but live, and notes its orderly end in the file `ended`.
record StandIn(DataFolder folder, String name) implements Child {
    @Override
    public RunningServer start() {
        var program =
                new JavaProgram(
                        folder,
                        new ClassCache(folder.root().resolve("none"), ClassCache.Use.READ),
                        List.of("-Xmx16m", "-cp", System.getProperty("java.class.path")),
                        List.of(StandIn.class.getName(), folder.root().toString(), name),
                        Map.of());
        return program.start(new RotatingLog(folder.log(name)));
    }

    public static void main(String[] arguments) throws InterruptedException {
        var ended = Path.of(arguments[0]).resolve("ended");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> note(ended, arguments[1])));
        new CountDownLatch(1).await();
    }

    private static void note(Path file, String name) {
        try {
            Files.writeString(
                    file, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
