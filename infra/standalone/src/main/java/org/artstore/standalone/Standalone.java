package org.artstore.standalone;

import org.artstore.embedded.process.StartFailed;
import org.artstore.standalone.child.ClassCache;
import org.artstore.standalone.child.RotatingLog;
import org.artstore.standalone.data.DataFolder;
import org.artstore.standalone.data.Ownership;
import org.artstore.standalone.services.Installation;
import org.artstore.standalone.services.KnownSettings;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// The command line of the supervisor; `infra/up` builds what is needed and calls it.
@Command(
        name = "infra/up",
        description = "Starts ArtStore on this machine and prints how to use it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Standalone implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "All that is durable (./data).")
    private Path data = Path.of("data");

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            description = "The services listen here and 10, 20, 30, 40 above (8000).")
    private int portBase = 8000;

    @Option(names = "--detach", description = "Return when all is ready; stop with infra/down.")
    private boolean detach;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the services, with or without 'artstore.' in front.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /// Set by a start that detaches: the caller waits for the end of the output.
    @Option(names = "--detached", hidden = true)
    private boolean detached;

    private Standalone() {}

    public static void main(String[] arguments) {
        int status =
                new CommandLine(new Standalone())
                        .setExecutionExceptionHandler((e, _, _) -> explain(e))
                        .execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!settings.isEmpty()) {
            KnownSettings.of(installation()).require(settings.keySet());
        }
        var folder = DataFolder.open(data);
        return detach ? new Detached(folder, portBase, settings).start() : runOn(folder);
    }

    private int runOn(DataFolder folder) throws InterruptedException {
        var begin = Instant.now();
        var ownership = Ownership.take(folder);
        var console = new Console(new RotatingLog(folder.log("supervisor")));
        var supervisor = new Supervisor(folder, console);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(supervisor, ownership, console)));
        var start = new Start(folder, installation(), portBase, settings, console);
        boolean ready = start.run(supervisor);
        var took = Duration.between(begin, Instant.now());
        console.accept(new Summary(folder, start.urls(), took).toString());
        if (!ready) {
            console.accept(new LostLog(start.urls()).toString());
        }
        if (detached) {
            console.detach();
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private static Installation installation() {
        return Installation.ofThisProcess(ClassCache.Use.READ);
    }

    private static void stop(Supervisor supervisor, Ownership ownership, Console console) {
        if (supervisor.isEmpty()) {
            ownership.close();
            return;
        }
        console.accept("Stopping.");
        supervisor.close();
        ownership.close();
        console.accept("Stopped.");
    }

    /// A failure of the start is one sentence; anything else is a bug and shows where it happened.
    private static int explain(Exception e) throws Exception {
        if (e instanceof StartFailed) {
            System.err.println(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return 1;
        }
        throw e;
    }
}
