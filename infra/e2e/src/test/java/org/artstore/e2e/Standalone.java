package org.artstore.e2e;

import org.artstore.bench.client.ArtStoreClient;
import org.artstore.bench.client.Credentials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One installation under `target`, started once for all journeys by the command that users run.
final class Standalone {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Duration START_WITHIN = Duration.ofMinutes(6);
    /// Long enough to be read, short enough to be waited for.
    static final Duration RESTORED_FOR = Duration.ofSeconds(20);

    private static final Pattern COMPLAINT = Pattern.compile("\"level\":\"(WARN|ERROR)\"");
    private static final int COMPLAINTS = 20;
    private static final int COMPLAINT_LENGTH = 2_000;

    private static final int FIRST_PORT = 18_000;
    private static final int LAST_PORT = 28_000;
    private static final int PORTS = 50;

    private static final class Shared {
        private static final Standalone INSTANCE = begin();
    }

    private final Path data;
    private final int portBase;

    private Standalone(Path data, int portBase) {
        this.data = data;
        this.portBase = portBase;
    }

    /// The running installation; stopped when the JVM ends.
    static Standalone shared() {
        return Shared.INSTANCE;
    }

    private static Standalone begin() {
        var standalone = new Standalone(Path.of("target/standalone").toAbsolutePath(), freePorts());
        delete(standalone.data);
        Runtime.getRuntime().addShutdownHook(new Thread(standalone::stop));
        standalone.start();
        return standalone;
    }

    /// Starts it and waits until it is ready; fails when it is not in time.
    void start() {
        int exit =
                run(
                        "infra/up",
                        "--detach",
                        "--data",
                        data.toString(),
                        "--port-base",
                        Integer.toString(portBase),
                        "--set",
                        "restore.keep=" + RESTORED_FOR,
                        "--set",
                        "expiry.interval=PT1S",
                        "--set",
                        "outbox.kept-after-delivery=PT0S",
                        "--set",
                        "outbox.prune-interval=PT1S");
        if (exit != 0) {
            throw new IllegalStateException(
                    "infra/up ended with " + exit + ", see " + data + "/logs");
        }
    }

    /// Stops all in order.
    void stop() {
        run("infra/down", "--data", data.toString());
    }

    /// Kills every process of the installation in one blow, as a power cut would end them.
    void killEverything() throws IOException {
        signal("-KILL", processes());
    }

    /// Sends a signal to one process of the installation.
    void signal(String signal, String name) throws IOException {
        signal(signal, List.of(pid(name)));
    }

    ArtStoreClient client() {
        return new ArtStoreClient(credentials());
    }

    Credentials credentials() {
        return Credentials.read(data.resolve("credentials.json"));
    }

    /// The folder of the installation.
    Path data() {
        return data;
    }

    /// The last things that a service complained of, as it logged them.
    String complaints(String service) {
        try (var lines = Files.lines(data.resolve("logs").resolve(service + ".log"))) {
            var complaints = lines.filter(COMPLAINT.asPredicate()).toList();
            return complaints.stream()
                    .skip(Math.max(0, complaints.size() - COMPLAINTS))
                    .map(it -> it.substring(0, Math.min(it.length(), COMPLAINT_LENGTH)))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes one of its files or folders, with all that is in it.
    void lose(String name) {
        delete(data.resolve(name));
    }

    /// The folder of an element's files.
    Path element(String id) {
        return data.resolve("elements").resolve(id);
    }

    private List<Long> processes() throws IOException {
        List<Long> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(data.resolve("run"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".pid")).toList()) {
                long pid = Long.parseLong(Files.readString(file).strip());
                ProcessHandle.of(pid).stream()
                        .flatMap(p -> Stream.concat(Stream.of(p), p.descendants()))
                        .forEach(p -> all.add(p.pid()));
            }
        }
        return all.stream().distinct().toList();
    }

    long pid(String name) throws IOException {
        return Long.parseLong(Files.readString(data.resolve("run/" + name + ".pid")).strip());
    }

    private static void signal(String signal, List<Long> pids) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        // A process that ended meanwhile makes kill complain, which is as good.
        run(command.toArray(String[]::new));
    }

    private static int run(String... command) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .directory(ROOT.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.appendTo(Path.of("target/run.log").toFile()))
                            .redirectInput(Path.of("/dev/null").toFile())
                            .start();
            if (!process.waitFor(START_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command[0] + " did not end in " + START_WITHIN);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static int freePorts() {
        for (int base = FIRST_PORT; base < LAST_PORT; base += PORTS) {
            if (Stream.of(0, 10, 20, 30, 40).allMatch(isFreeFrom(base))) {
                return base;
            }
        }
        throw new IllegalStateException("no free ports");
    }

    private static Predicate<Integer> isFreeFrom(int base) {
        return offset -> {
            try (var _ = new ServerSocket(base + offset, 1, InetAddress.getLoopbackAddress())) {
                return true;
            } catch (IOException _) {
                return false;
            }
        };
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
