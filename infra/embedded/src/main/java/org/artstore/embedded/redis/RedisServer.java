package org.artstore.embedded.redis;

import org.artstore.embedded.process.NativeCommand;
import org.artstore.embedded.process.NativeCommand.Signal;
import org.artstore.embedded.process.NativeProcess;
import org.artstore.embedded.process.Readiness;
import org.artstore.embedded.process.RunningServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A running Redis without persistence.
public final class RedisServer implements RunningServer {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

    private final RedisSettings settings;
    private final NativeProcess process;

    private RedisServer(RedisSettings settings, NativeProcess process) {
        this.settings = settings;
        this.process = process;
    }

    /// Returns when the server answers.
    public static RedisServer start(RedisSettings settings) {
        var program = RedisProgram.in(settings.directory());
        var process = NativeProcess.start(command(program, settings));
        Readiness.await(
                "Redis", process, START_TIMEOUT, () -> answers(settings.port(), process.pid()));
        return new RedisServer(settings, process);
    }

    public String host() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    public int port() {
        return settings.port();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return process.onExit();
    }

    @Override
    public void close() {
        process.close();
    }

    private static NativeCommand command(Path program, RedisSettings settings) {
        var arguments =
                List.of(
                        program.toString(),
                        "--port",
                        Integer.toString(settings.port()),
                        "--bind",
                        InetAddress.getLoopbackAddress().getHostAddress(),
                        "--dir",
                        settings.directory().toAbsolutePath().toString(),
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--maxmemory",
                        settings.maxMegabytes() + "mb",
                        "--maxmemory-policy",
                        "allkeys-lru");
        return new NativeCommand(
                arguments,
                Map.of(),
                settings.directory(),
                Signal.TERM,
                Signal.TERM,
                Duration.ofSeconds(5),
                settings.log());
    }

    /// Whoever answers on the port must be the process that was started.
    private static boolean answers(int port, long pid) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            var questions = "INFO server\r\nQUIT\r\n";
            socket.getOutputStream().write(questions.getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().readAllBytes();
            return new String(answer, StandardCharsets.US_ASCII)
                    .contains("process_id:" + pid + "\r\n");
        } catch (IOException _) {
            return false;
        }
    }
}
