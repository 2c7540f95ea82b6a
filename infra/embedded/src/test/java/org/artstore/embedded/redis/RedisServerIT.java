package org.artstore.embedded.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.embedded.port.FreePort;
import org.artstore.embedded.process.StartFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

class RedisServerIT {
    @TempDir Path folder;

    @Test
    void forgetsTheLeastRecentlyUsedAndKeepsNothing() throws IOException {
        var settings = new RedisSettings(folder, FreePort.any(), _ -> {});

        try (var server = RedisServer.start(settings)) {
            assertThat(ask(server, "CONFIG GET maxmemory-policy")).contains("allkeys-lru");
            assertThat(ask(server, "CONFIG GET save")).contains("");
        }

        assertThat(folder.toFile().list()).allMatch(name -> name.startsWith("redis-server"));
    }

    @Test
    void isNotMistakenForAnotherServerOnItsPort() {
        var settings = new RedisSettings(folder, FreePort.any(), _ -> {});
        try (var _ = RedisServer.start(settings)) {
            assertThatThrownBy(() -> RedisServer.start(settings)).isInstanceOf(StartFailed.class);
        }
    }

    @Test
    void saysWhyItDoesNotStart() throws IOException {
        try (var taken = new ServerSocket(FreePort.any())) {
            var settings = new RedisSettings(folder, taken.getLocalPort(), _ -> {});

            assertThatThrownBy(() -> RedisServer.start(settings))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("Address already in use");
        }
    }

    private static List<String> ask(RedisServer server, String command) throws IOException {
        try (var socket = new Socket(server.host(), server.port());
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.UTF_8))) {
            var request = command + "\r\nQUIT\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return in.lines().toList();
        }
    }
}
