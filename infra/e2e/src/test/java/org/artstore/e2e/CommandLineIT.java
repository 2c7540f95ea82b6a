package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What `infra/up` says and leaves, beside a running installation.
class CommandLineIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @BeforeAll
    static void build() {
        Standalone.shared();
    }

    @Test
    void helpIsPrintedAtOnce() throws IOException, InterruptedException {
        assertThat(up(0, "--data", "target/none", "--help"))
                .first()
                .asString()
                .startsWith("Usage: infra/up ");
    }

    @Test
    void aSettingThatNobodyReadsStopsTheStart() throws IOException, InterruptedException {
        assertThat(up(1, "--data", "target/none", "--set", "colour=red", "--set", "kafka.flush=1"))
                .containsExactly(
                        "No service has a setting colour, kafka.flush:"
                                + " correct or remove what --set says.");
    }

    @Test
    void theClassesOfEveryProgramAreKeptForTheNextStart() {
        var services =
                Stream.of(
                                "auth-server",
                                "storage-worker",
                                "ingest-api",
                                "query-api",
                                "index-stream")
                        .map(service -> ROOT.resolve(service).resolve("target/app/app.aot"));
        var others =
                Stream.of("kafka.aot", "supervisor.aot")
                        .map(ROOT.resolve("infra/standalone/target")::resolve);

        assertThat(Stream.concat(services, others)).allMatch(Files::exists);
    }

    private static List<String> up(int status, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(ROOT.resolve("infra/up").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", output)).isEqualTo(status);
        return output;
    }
}
