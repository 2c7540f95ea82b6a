package org.artstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// tus-js-client, run by Node.js.
///
/// @param tellsLength whether it says how long the file is when it begins, or when it ends
/// @param inParallel how many parts of the file travel at the same time
record JavaScriptClient(boolean tellsLength, int inParallel) implements ResumingClient {

    private static final Path PROGRAM = Path.of("target/test-classes/tus-js-client/upload.js");

    @Override
    public Set<String> upload(URI endpoint, String token, Path file, int partSize)
            throws Exception {
        var order =
                Map.of(
                        "endpoint", endpoint,
                        "token", token,
                        "file", file.toString(),
                        "partSize", partSize,
                        "isLengthDeferred", !tellsLength,
                        "inParallel", inParallel);
        var output = Files.createTempFile("tus-js-client", ".log");
        var process =
                new ProcessBuilder(
                                "node",
                                PROGRAM.toString(),
                                JsonMapper.shared().writeValueAsString(order))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
            return Files.readAllLines(output).stream()
                    .map(url -> URI.create(url).getPath())
                    .collect(Collectors.toSet());
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    @Override
    public String toString() {
        return (tellsLength ? "tus-js-client" : "tus-js-client without length")
                + (inParallel > 1 ? " in parallel" : "");
    }
}
