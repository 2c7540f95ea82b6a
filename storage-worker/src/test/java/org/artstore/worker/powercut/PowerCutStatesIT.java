package org.artstore.worker.powercut;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.fixtures.KafkaFixture;
import org.artstore.fixtures.Program;
import org.artstore.schemas.topic.Topics;
import org.artstore.worker.TestKafka;
import org.artstore.worker.Tracer;
import org.artstore.worker.journal.TestLogs;
import org.artstore.worker.powercut.Cut.Honoured;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A worker is watched at every system call; then each disk is made that a power cut may have left,
/// and the next worker has to keep on it what was promised. `-Dstates=10000` for more of them,
/// `-Dseed=` for the same again.
@EnabledIf("org.artstore.worker.Tracer#isThere")
@TestInstance(Lifecycle.PER_CLASS)
class PowerCutStatesIT {

    private static final int STATES = Integer.getInteger("states", 200);

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Story story = Story.begun(Instant.now().truncatedTo(ChronoUnit.MILLIS));

    private Path folder;
    private TestLogs logs;
    private List<Operation> operations;
    private int before;
    private int made;

    @BeforeAll
    void watchAWorker(@TempDir Path ofTest) throws Exception {
        folder = ofTest;
        for (var topic : List.of(Topics.FILES, Topics.FORWARDS, Topics.TRANSFERS)) {
            TestKafka.create(topic);
        }
        var elements = Files.createDirectory(folder.resolve("elements"));
        for (var element : List.of(Story.EDIT, Story.RW)) {
            Files.createDirectory(elements.resolve(element.value()));
        }
        run(elements);
        operations = Trace.read(lines(), elements, List.of(Story.EDIT.value(), Story.RW.value()));
        before = 2;
        logs = TestLogs.of(KafkaFixture.bootstrapServers());
        assertThat(operations).contains(new Operation.Said(Worker.Word.TOLD, story.steps().size()));
    }

    @AfterAll
    void close() {
        logs.close();
    }

    @Test
    void keepsWhatWasPromisedWhateverThePowerLeaves() throws IOException {
        var states = states(Honoured.ALL);
        System.out.printf(
                "seed %d: %d operations, %d of the states after a power cut%n",
                seed, operations.size(), states.size());
        assertThat(states).hasSizeGreaterThan(STATES / 2);

        var broken = new ArrayList<String>();
        for (var state : states) {
            broken(state).ifPresent(it -> broken.add(it + ": " + state));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void wouldBreakPromisesIfDirectoriesWereNotForced() throws IOException {
        assertThat(firstBroken(Honoured.FILES_ONLY)).isPresent();
    }

    @Test
    void wouldBreakPromisesIfFilesWereNotForced() throws IOException {
        assertThat(firstBroken(Honoured.DIRECTORIES_ONLY)).isPresent();
    }

    private Optional<Throwable> firstBroken(Honoured honoured) throws IOException {
        int tried = 0;
        for (var state : states(honoured)) {
            tried++;
            var broken = broken(state);
            if (broken.isPresent()) {
                System.out.printf("%s: broken by state %d: %s%n", honoured, tried, broken.get());
                return broken;
            }
        }
        return Optional.empty();
    }

    private List<State> states(Honoured honoured) {
        return new States(operations, before, honoured, new Random(seed)).some(STATES);
    }

    private Optional<Throwable> broken(State state) throws IOException {
        var disk = Files.createDirectory(folder.resolve("state" + made++));
        state.make(disk);
        try {
            new Restart(story, logs, state.cut().said(), disk).check();
            return Optional.empty();
        } catch (AssertionError | RuntimeException broken) {
            return Optional.of(broken);
        } finally {
            FileSystemUtils.deleteRecursively(disk);
        }
    }

    private void run(Path elements) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var options =
                List.of(
                        "-ff",
                        "--seccomp-bpf",
                        "-xx",
                        "-s",
                        "4000000",
                        "-e",
                        "trace=" + Trace.CALLS);
        var process =
                Tracer.start(
                        Stream.concat(
                                        options.stream(),
                                        Stream.of("-o", folder.resolve("trace").toString()))
                                .toList(),
                        Program.of(Worker.class),
                        List.of(elements.toString(), KafkaFixture.bootstrapServers(), story.ids()),
                        output);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }

    /// Of the thread that does the work.
    private List<String> lines() throws IOException {
        try (var traces = Files.newDirectoryStream(folder, "trace.*")) {
            for (var trace : traces) {
                var lines = Files.readAllLines(trace);
                if (lines.stream().anyMatch(it -> it.startsWith("write(1, \"\\x40"))) {
                    return lines;
                }
            }
        }
        throw new AssertionError("nobody has said anything");
    }
}
