package org.artstore.standalone.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import org.artstore.embedded.process.RunningServer;
import org.artstore.embedded.process.StartFailed;
import org.artstore.standalone.child.Child;
import org.artstore.standalone.child.SupervisedChild;
import org.artstore.standalone.data.PidFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class ServiceHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REWOUND =
            "\"index\":{\"status\":\"fail\",\"detail\":\"log-rewound: another topic\"}";
    private static final String NO_POSTGRES =
            "\"postgres\":{\"status\":\"fail\",\"detail\":\"not usable\"}";
    private static final String READY = "";

    @TempDir private Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer service;
    private SupervisedChild child;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.start();
        child = new SupervisedChild(new Starting(), new PidFile(folder.resolve("pid")), _ -> {});
    }

    @AfterEach
    void stop() {
        child.stop();
        service.stop(0);
        client.close();
    }

    @Test
    void waitsUntilAllIsThere() {
        answers(List.of(NO_POSTGRES, NO_POSTGRES, READY));

        assertThat(health().await(client, Instant.now().plus(PATIENCE))).isTrue();
    }

    @Test
    void doesNotWaitForAnIndexOfALogThatWasLost() {
        answers(List.of(NO_POSTGRES + "," + REWOUND, REWOUND));

        assertThat(health().await(client, Instant.now().plus(PATIENCE))).isFalse();
    }

    @Test
    void namesAllThatIsMissingAtTheDeadline() {
        answers(List.of(NO_POSTGRES + "," + REWOUND));

        assertThatThrownBy(() -> health().await(client, Instant.now().minusSeconds(1)))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("postgres: not usable; index: log-rewound: another topic");
    }

    /// One after the other, each with the checks that fail; the last one for ever.
    private void answers(List<String> failing) {
        Iterator<String> answers = failing.iterator();
        var last = failing.getLast();
        service.createContext(
                "/health/ready",
                exchange -> {
                    var checks = answers.hasNext() ? answers.next() : last;
                    var body = ("{\"checks\":{" + checks + "}}").getBytes(UTF_8);
                    exchange.sendResponseHeaders(checks.equals(READY) ? 200 : 503, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }

    private ServiceHealth health() {
        var url = URI.create("http://localhost:" + service.getAddress().getPort());
        return ServiceHealth.of(child, url, folder.resolve("log"));
    }

    /// Is being started for as long as the test takes.
    private record Starting() implements Child {
        @Override
        public String name() {
            return "index-stream";
        }

        @Override
        public RunningServer start() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            throw new StartFailed("interrupted");
        }
    }
}
