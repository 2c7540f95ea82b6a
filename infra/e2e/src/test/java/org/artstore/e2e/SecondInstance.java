package org.artstore.e2e;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One more process beside one of an installation: the same program with the same settings, on a
/// port of its own. It ends with the test.
record SecondInstance(Process process, int port) implements AutoCloseable {

    private static final String PORT = "ARTSTORE_PORT";

    /// @param pid of the one beside which it starts
    static SecondInstance start(long pid) throws IOException {
        int port = freePort();
        var first = Path.of("/proc", Long.toString(pid));
        var builder =
                new ProcessBuilder(strings(first.resolve("cmdline")))
                        .directory(first.resolve("cwd").toRealPath().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(Path.of("target/second.log").toFile()));
        var environment = builder.environment();
        environment.clear();
        for (var variable : strings(first.resolve("environ"))) {
            int sign = variable.indexOf('=');
            environment.put(variable.substring(0, sign), variable.substring(sign + 1));
        }
        environment.put(PORT, Integer.toString(port));
        return new SecondInstance(builder.start(), port);
    }

    /// As `kill -9` does.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<String> strings(Path file) throws IOException {
        return List.of(Files.readString(file).split("\0"));
    }
}
