package org.artstore.bench.attr;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.Set;
import java.util.concurrent.Callable;

/// Measures what reading, migrating and checking an attr.json costs, in this process, by JMH.
@Command(
        name = "attr",
        mixinStandardHelpOptions = true,
        description = "Migration of an attr.json and its comparison with a template.")
public final class AttrCommand implements Callable<Integer> {

    /// In microseconds.
    private static final double LIMIT = 1_000;

    private static final Set<String> LIMITED = Set.of("migrate", "validate");

    @Option(names = "--seconds", defaultValue = "5", description = "of each measurement")
    private int seconds = 5;

    @Option(names = "--warm-up", defaultValue = "5", description = "seconds before each")
    private int warmUp = 5;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws RunnerException {
        var options =
                new OptionsBuilder()
                        .include(AttrBenchmark.class.getName())
                        .forks(0)
                        .warmupIterations(1)
                        .warmupTime(TimeValue.seconds(warmUp))
                        .measurementIterations(1)
                        .measurementTime(TimeValue.seconds(seconds))
                        .build();
        var slow = new Runner(options).run().stream().filter(AttrCommand::isTooSlow).toList();
        for (var result : slow) {
            spec.commandLine().getOut().println("over 1 ms: " + name(result));
        }
        return slow.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static boolean isTooSlow(RunResult result) {
        return LIMITED.contains(name(result))
                && result.getPrimaryResult().getStatistics().getPercentile(99) > LIMIT;
    }

    private static String name(RunResult result) {
        var name = result.getParams().getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
