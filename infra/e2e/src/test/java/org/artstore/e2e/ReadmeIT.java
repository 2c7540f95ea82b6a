package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.bench.client.Credentials;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The walk-through of the README is run as it stands there, but for the ports.
class ReadmeIT {

    private static final Path README = Path.of("../../README.md");
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

    private final Standalone standalone = Standalone.shared();

    @Test
    void walkThroughWorksAsWritten() throws IOException, InterruptedException {
        var output = run("set -euo pipefail\n" + script());

        assertThat(output)
                .contains("\"original_filename\":\"first note.txt\"")
                .contains("\"items\":[{")
                .contains("\"status\":422")
                .contains("contains path parts");
    }

    private String script() throws IOException {
        var text = Files.readString(README);
        var walk = text.substring(text.indexOf("## A walk through"));
        var blocks =
                BLOCK.matcher(walk)
                        .results()
                        .map(block -> block.group(1))
                        .collect(Collectors.joining("\n"));
        return atPortsOf(standalone.credentials(), blocks)
                .replace("data/credentials.json", standalone.data() + "/credentials.json");
    }

    private static String atPortsOf(Credentials credentials, String script) {
        return script.replace("http://localhost:8000", credentials.authUrl().toString())
                .replace("http://localhost:8020", credentials.ingestUrl().toString())
                .replace("http://localhost:8030", credentials.queryUrl().toString());
    }

    private static String run(String script) throws IOException, InterruptedException {
        var output = Path.of("target/walk-through.log");
        var process =
                new ProcessBuilder("bash", "-c", script)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        var text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
