package org.artstore.bench.commit;

import org.artstore.bench.figure.Samples;
import org.artstore.worker.disk.DiskThreads;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/// Measures the commit of a disk element beside the bare writes and forces of the same sizes, in
/// turns.
@Command(
        name = "commit",
        mixinStandardHelpOptions = true,
        description = "The cost of a commit on a disk, beside the same writes and forces.")
public final class CommitCommand implements Callable<Integer> {

    private static final List<Integer> GROUPS = List.of(1, 8, 50);
    private static final int SMALL = 10 << 10;
    private static final int LARGE = 1 << 20;
    private static final int FEWER_LARGE = 10;

    @Option(
            names = "--directory",
            defaultValue = ".",
            description = "on the disk that is measured; what is written there is removed")
    private Path directory = Path.of(".");

    @Option(
            names = "--files",
            defaultValue = "2000",
            description = "of 10 KB that are committed for each row; of 1 MB a tenth")
    private int files = 2_000;

    @Option(
            names = "--threads",
            defaultValue = "16",
            description = "that force files side by side, as artstore.worker.disk-threads")
    private int threads = 16;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        var folder = Files.createTempDirectory(directory.toAbsolutePath(), "commit");
        try (var disk = new DiskThreads(threads)) {
            out.println(CommitCost.HEAD);
            var element = element(folder, disk);
            measure(element, SMALL, 8, files / 4);
            for (int size : List.of(SMALL, LARGE)) {
                for (int group : GROUPS) {
                    int number = size == SMALL ? files : files / FEWER_LARGE;
                    out.println(measure(element, size, group, number));
                    out.flush();
                }
            }
        } finally {
            remove(folder);
        }
        return ExitCode.OK;
    }

    private static MeasuredElement element(Path folder, DiskThreads threads) throws IOException {
        return new MeasuredElement(
                Files.createDirectory(folder.resolve("element")),
                Files.createDirectory(folder.resolve("bare")),
                threads);
    }

    private static CommitCost measure(MeasuredElement element, int size, int group, int number)
            throws IOException {
        var committed = new Samples();
        var written = new Samples();
        for (int done = 0; done < number; done += group) {
            var uploads = element.uploads(group, size);
            long start = System.nanoTime();
            var attrSizes = element.commit(uploads);
            long between = System.nanoTime();
            element.write(uploads, attrSizes);
            written.add(System.nanoTime() - between);
            committed.add(between - start);
        }
        var last = element.uploads(group, size);
        return CommitCost.of(
                size, group, committed, written, ForceCount.of(() -> element.commit(last)));
    }

    private static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
