package org.artstore.worker.death;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.fixtures.Program;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.artstore.worker.Tracer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Kills a worker when it is about to make a system call that changes something on the disk, each
/// of them in turn, and looks each time at what the next worker finds. What such a call is about is
/// open before, so an empty file that was opened last is among the states.
@EnabledIf("org.artstore.worker.Tracer#isThere")
class DeathAtEverySystemCallIT {

    private static final String CALLS =
            "write,pwrite64,writev,ftruncate,fsync,fdatasync,rename,renameat2,unlink,rmdir,mkdir,"
                    + "link,symlink";
    private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\((.*)");
    private static final int KILLED = 128 + 9;

    private static final TestUpload UPLOAD =
            Work.upload(FileId.create(Instant.parse("2026-02-03T04:05:06Z")));

    private static Program worker = Program.of(Worker.class);

    @TempDir Path folder;

    /// The `number`th call of this name.
    private record Call(String name, int number) {}

    private record Ended(int exit, String output) {

        boolean isAcknowledged() {
            return output.contains(Worker.ACKNOWLEDGED);
        }
    }

    /// Most of each life is the start of its JVM.
    @BeforeAll
    static void makeWorkersStartFast(@TempDir Path ofAll) throws Exception {
        var root = Files.createDirectory(ofAll.resolve("first"));
        worker = worker.archived(ofAll.resolve("classes"), arguments(root, Work.COMMIT));
    }

    @ParameterizedTest
    @EnumSource(Work.class)
    void leavesEverythingWhole(Work work) throws Exception {
        var calls = calls(work);
        var deaths =
                calls.stream().<Callable<Boolean>>map(it -> () -> isDoneAfter(it, work)).toList();

        long done = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var death : threads.invokeAll(deaths)) {
                done += death.get() ? 1 : 0;
            }
        }

        System.out.printf("%s: %d deaths, the work was done after %d%n", work, calls.size(), done);
        assertThat(calls).hasSizeGreaterThan(4);
        assertThat(done).isPositive().isLessThan(calls.size());
    }

    /// What the work consists of.
    private List<Call> calls(Work work) throws IOException, InterruptedException {
        var trace = folder.resolve("trace");
        var ended = run(work, prepared(work, "traced"), List.of("-o", trace.toString()));
        assertThat(ended.isAcknowledged()).as(ended.output()).isTrue();
        var lines = Files.readAllLines(trace);
        var thread =
                lines.stream()
                        .filter(it -> it.contains(Worker.ACKNOWLEDGED))
                        .map(it -> it.substring(0, it.indexOf(' ')))
                        .findFirst()
                        .orElseThrow();
        var numbers = new HashMap<String, Integer>();
        var calls = new ArrayList<Call>();
        for (var line : lines) {
            var call = CALL.matcher(line);
            if (call.matches() && call.group(1).equals(thread)) {
                calls.add(new Call(call.group(2), numbers.merge(call.group(2), 1, Integer::sum)));
            }
        }
        return calls;
    }

    /// Whether the work was done before the death, as the next worker sees it.
    private boolean isDoneAfter(Call last, Work work) throws IOException, InterruptedException {
        var root = prepared(work, last.name() + last.number());
        var inject = "inject=" + last.name() + ":signal=SIGKILL:when=" + last.number();
        var ended = run(work, root, List.of("-o", "/dev/null", "-e", inject));
        assertThat(ended.exit()).as(last + ": " + ended.output()).isEqualTo(KILLED);

        var store = new TestStore(root);
        boolean isDone = work.isDone(store, UPLOAD);
        assertThat(isDone || !ended.isAcknowledged()).as(last.toString()).isTrue();
        work.run(store, UPLOAD);
        assertThat(work.isDone(store, UPLOAD)).as(last.toString()).isTrue();
        assertThat(store.staged()).as(last.toString()).isEmpty();
        return isDone;
    }

    private Path prepared(Work work, String name) throws IOException {
        var root = Files.createDirectory(folder.resolve(work + name));
        work.prepare(new TestStore(root), UPLOAD);
        return root;
    }

    private Ended run(Work work, Path root, List<String> injection)
            throws IOException, InterruptedException {
        var output = folder.resolve(root.getFileName() + ".output");
        var options = new ArrayList<>(List.of("-e", "trace=" + CALLS));
        options.addAll(injection);
        var process = Tracer.start(options, worker, arguments(root, work), output);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }

    private static List<String> arguments(Path root, Work work) {
        return List.of(root.toString(), work.name(), UPLOAD.fileId().toString());
    }
}
