package org.artstore.standalone;

import static org.awaitility.Awaitility.await;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A child that does nothing but live, and notes its orderly end in the file `ended`. Its start
/// ends when it can do so: a process that is asked to end before that would end without a note.
record StandIn(DataFolder folder, String name) implements Child {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public RunningServer start() {
        var able = able(folder.root(), name);
        able.toFile().delete();
        var program =
                new JavaProgram(
                        folder,
                        JavaProgram.Rank.BEHIND,
                        new ClassCache(folder.root().resolve("none"), ClassCache.Use.READ),
                        List.of("-Xmx16m", "-cp", System.getProperty("java.class.path")),
                        List.of(StandIn.class.getName(), folder.root().toString(), name),
                        Map.of());
        var process = program.start(new RotatingLog(folder.log(name)));
        await().atMost(PATIENCE).until(() -> Files.exists(able) || process.onExit().isDone());
        return process;
    }

    public static void main(String[] arguments) throws Exception {
        var root = Path.of(arguments[0]);
        var name = arguments[1];
        Runtime.getRuntime().addShutdownHook(new Thread(() -> note(root.resolve("ended"), name)));
        Files.createFile(able(root, name));
        new CountDownLatch(1).await();
    }

    private static Path able(Path root, String name) {
        return root.resolve(name + ".able");
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
