package org.artstore.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.artstore.standalone.data.DataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

class SupervisorIT {
    private static final List<String> CHILDREN = List.of("postgres", "redis", "early", "late");
    private static final Duration SOON = Duration.ofSeconds(30);

    /// Of all tests: whatever one leaves behind, the next start copes with.
    @TempDir private static Path path;

    private DataFolder folder;
    private Process supervisor;

    @BeforeEach
    void start() throws IOException {
        folder = DataFolder.open(path);
        Files.deleteIfExists(folder.root().resolve("ended"));
        supervisor = SupervisorProcess.start(folder);
        awaitChildren();
    }

    @AfterEach
    void stop() throws InterruptedException {
        supervisor.destroy();
        supervisor.waitFor();
    }

    @Test
    void startsAgainWhateverDies() {
        var before = pids();
        before.values().forEach(SupervisorIT::kill);

        await().atMost(SOON).until(() -> all(pid -> !before.containsValue(pid) && lives(pid)));
    }

    @Test
    void takesItsChildrenAlongWhenItIsKilled() {
        var children = pids();

        supervisor.destroyForcibly();

        await().atMost(SOON).until(() -> children.values().stream().noneMatch(SupervisorIT::lives));
    }

    @Test
    void recoversWhenEverythingIsKilledAtOnce() throws IOException {
        var before = pids();
        supervisor.destroyForcibly();
        before.values().forEach(SupervisorIT::kill);

        supervisor = SupervisorProcess.start(folder);

        await().atMost(SOON).until(() -> all(pid -> !before.containsValue(pid) && lives(pid)));
    }

    @Test
    void stopsInOrderAndLeavesNoProcessAndNoName() throws Exception {
        var children = pids();

        supervisor.destroy();

        assertThat(supervisor.waitFor()).isEqualTo(143);
        assertThat(children.values()).noneMatch(SupervisorIT::lives);
        assertThat(folder.run().toFile().list()).containsExactly("lock");
        assertThat(Files.readAllLines(folder.root().resolve("ended")))
                .containsExactly("late", "early");
    }

    @Test
    void refusesASecondOwner() throws Exception {
        var second = new ProcessBuilder(command()).redirectErrorStream(true).start();

        assertThat(second.inputReader().lines())
                .singleElement()
                .asString()
                .isEqualTo(
                        "ArtStore already runs on %s (process %d): stop it with infra/down --data"
                                + " %s.",
                        folder.root(), supervisor.pid(), folder.root());
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(all(SupervisorIT::lives)).isTrue();
    }

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Standalone.class.getName(),
                "--data",
                folder.root().toString());
    }

    private void awaitChildren() {
        await().atMost(SOON).until(() -> all(SupervisorIT::lives));
    }

    private boolean all(Function<Long, Boolean> condition) {
        return CHILDREN.stream().allMatch(name -> pid(name).map(condition).orElse(false));
    }

    private Map<String, Long> pids() {
        return CHILDREN.stream().collect(Collectors.toMap(name -> name, name -> pid(name).get()));
    }

    private Optional<Long> pid(String name) {
        try {
            var file = folder.run().resolve(name + ".pid");
            return Optional.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
