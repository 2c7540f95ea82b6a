package org.artstore.standalone;

import org.artstore.embedded.port.FreePort;
import org.artstore.standalone.child.RotatingLog;
import org.artstore.standalone.data.DataFolder;
import org.artstore.standalone.data.Orphans;
import org.artstore.standalone.data.Ownership;
import org.artstore.standalone.server.PostgresChild;
import org.artstore.standalone.server.RedisChild;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A supervisor of servers and stand-ins, in a JVM of its own so that it can be killed.
final class SupervisorProcess {
    private SupervisorProcess() {}

    static Process start(DataFolder folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SupervisorProcess.class.getName(),
                        folder.root().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.logs().resolve("console").toFile())
                .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var folder = DataFolder.open(Path.of(arguments[0]));
        var ownership = Ownership.take(folder);
        var console = new Console(new RotatingLog(folder.log("supervisor")));
        new Orphans(folder, console).end();
        var supervisor = new Supervisor(folder, console);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    supervisor.close();
                                    ownership.close();
                                }));
        supervisor
                .launch(
                        List.of(
                                new PostgresChild(folder, FreePort.any(), "super", "owner"),
                                new RedisChild(folder, FreePort.any()),
                                new StandIn(folder, "early")))
                .awaitStarted();
        supervisor.launch(List.of(new StandIn(folder, "late"))).awaitStarted();
        new CountDownLatch(1).await();
    }
}
