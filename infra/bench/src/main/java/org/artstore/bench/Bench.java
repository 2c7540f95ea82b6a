package org.artstore.bench;

import org.artstore.bench.attr.AttrCommand;
import org.artstore.bench.commit.CommitCommand;
import org.artstore.bench.download.DownloadCommand;
import org.artstore.bench.latency.LatencyCommand;
import org.artstore.bench.overload.OverloadCommand;
import org.artstore.bench.rebuild.RebuildCommand;
import org.artstore.bench.search.SearchCommand;
import org.artstore.bench.throughput.ThroughputCommand;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line of the measurements.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures a running ArtStore.",
        subcommands = {
            AttrCommand.class,
            CommitCommand.class,
            DownloadCommand.class,
            LatencyCommand.class,
            OverloadCommand.class,
            RebuildCommand.class,
            SearchCommand.class,
            ThroughputCommand.class
        })
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
