package org.artstore.bench.commit;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.bench.figure.Percentiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class CommitCommandTest {

    @TempDir Path disk;

    @Test
    void measuresEverySizeInEveryGroupAndLeavesNothing() {
        var out = new StringWriter();
        int exit =
                new CommandLine(new CommitCommand())
                        .setOut(new PrintWriter(out))
                        .execute("--directory", disk.toString(), "--files", "50");

        assertThat(exit).isZero();
        assertThat(out.toString().lines()).hasSize(7);
        assertThat(disk).isEmptyDirectory();
    }

    @Test
    void tellsTheCostOfAFileAndTheRatio() {
        var committed = new Percentiles(List.of(Duration.ofMillis(3)));
        var written = new Percentiles(List.of(Duration.ofMillis(2)));

        var cost = new CommitCost(10_240, 8, committed, written, new ForceCount(18));

        assertThat(cost.ratio()).isEqualTo(1.5);
        assertThat(cost.toString()).contains("375.0", "250.0", "1.50", "2.25");
    }
}
