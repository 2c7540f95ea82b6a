package org.artstore.embedded.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.embedded.process.NativeCommand.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

class NativeProcessIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final String[] SAYS_ONE_LINE = {"sh", "-c", "echo up; exec sleep 100"};

    private final Queue<String> output = new ConcurrentLinkedQueue<>();

    @TempDir Path folder;

    @Test
    void isTheProgramItself() {
        var process = start("sh", "-c", "echo $$; exec sleep 100");

        await().atMost(SOON).until(() -> !output.isEmpty());

        assertThat(output.peek()).isEqualTo(Long.toString(process.pid()));
        process.close();
    }

    @Test
    void asksForAnOrderlyEndFirst() throws Exception {
        var process =
                start(
                        "sh",
                        "-c",
                        "trap 'echo bye; exit 7' TERM; echo up; while :; do sleep 0.05; done");
        await().atMost(SOON).until(() -> output.contains("up"));

        process.close();

        assertThat(process.onExit().get()).isEqualTo(7);
        assertThat(process.lastOutput()).endsWith("bye");
    }

    @Test
    void killsWhatDoesNotEndInTime() {
        var deaf = "trap '' TERM; echo up; while :; do sleep 0.05; done";
        var grace = Duration.ofMillis(500);
        var process = NativeProcess.start(command(folder, grace, output, "sh", "-c", deaf));
        await().atMost(SOON).until(() -> output.contains("up"));

        process.close();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void leavesVirtualThreadsFreeWhileItIsQuiet() throws IOException {
        var parent =
                java(
                        "-Djdk.virtualThreadScheduler.parallelism=1",
                        "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                        VirtualThreadBesideChild.class.getName());

        assertThat(parent.onExit()).succeedsWithin(SOON).matches(it -> it.exitValue() == 0);
        parent.destroyForcibly();
    }

    @Test
    void diesWithAKilledParent() throws IOException {
        var parent = java(Parent.class.getName());
        var child = Long.parseLong(parent.inputReader().readLine());
        assertThat(ProcessHandle.of(child)).get().matches(ProcessHandle::isAlive);

        parent.destroyForcibly();

        await().atMost(SOON)
                .until(() -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    private static Process java(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    private NativeProcess start(String... program) {
        return NativeProcess.start(command(folder, GRACE, output, program));
    }

    private static NativeCommand command(
            Path folder, Duration grace, Queue<String> output, String... program) {
        return new NativeCommand(
                List.of(program), Map.of(), folder, Signal.TERM, Signal.TERM, grace, output::add);
    }

    /// Starts a quiet program, lets its output be awaited, and ends when a virtual thread has run.
    static final class VirtualThreadBesideChild {
        private VirtualThreadBesideChild() {}

        public static void main(String[] ignored) throws Exception {
            var lines = new ConcurrentLinkedQueue<String>();
            var process = NativeProcess.start(command(Path.of("."), GRACE, lines, SAYS_ONE_LINE));
            await().atMost(SOON).until(() -> !lines.isEmpty());
            Thread.startVirtualThread(process::kill).join();
        }
    }

    /// Starts a program, tells its id and waits to be killed.
    static final class Parent {
        private Parent() {}

        public static void main(String[] ignored) throws Exception {
            var lines = new ConcurrentLinkedQueue<String>();
            var process = NativeProcess.start(command(Path.of("."), GRACE, lines, "sleep", "100"));
            System.out.println(process.pid());
            process.onExit().get();
        }
    }
}
