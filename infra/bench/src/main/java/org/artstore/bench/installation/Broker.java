package org.artstore.bench.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the broker of a standalone installation listens: the last word of its command line.
public final class Broker {

    private Broker() {}

    /// The host and port.
    ///
    /// @throws IOException if it cannot be told
    public static String of(Path data) throws IOException {
        var file = data.resolve("run").resolve("kafka.pid");
        if (!Files.exists(file)) {
            throw new IOException("no " + file + ": name the broker with --kafka HOST:PORT");
        }
        long pid = Long.parseLong(Files.readString(file).strip());
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().arguments())
                .flatMap(Broker::address)
                .orElseThrow(() -> new IOException("name the broker with --kafka HOST:PORT"));
    }

    static Optional<String> address(String[] arguments) {
        return arguments.length > 0 && arguments[arguments.length - 1].matches("[0-9]{1,5}")
                ? Optional.of("127.0.0.1:" + arguments[arguments.length - 1])
                : Optional.empty();
    }
}
