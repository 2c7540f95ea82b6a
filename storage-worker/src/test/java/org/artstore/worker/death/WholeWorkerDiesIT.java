package org.artstore.worker.death;

import static org.awaitility.Awaitility.await;

import org.artstore.worker.RunningWorker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// A whole worker on a real Kafka dies at a system call in the midst of a commit, a change, a
/// deletion or a transfer; when the next worker has caught up, files and file log say the same.
/// `-Ddeaths=1000` for all of them, `-Dseed=` for the same again.
@EnabledIf("org.artstore.worker.Tracer#isThere")
class WholeWorkerDiesIT {

    private static final String CALLS = "pwrite64,ftruncate,fsync,fdatasync,rename,unlink,mkdir";
    private static final Pattern CALL =
            Pattern.compile(
                    "^(\\d+) +(pwrite64|ftruncate|fsync|fdatasync|rename|unlink|mkdir)\\(.*");
    private static final int DEATHS = Integer.getInteger("deaths", 4);
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final long seed = Long.getLong("seed", System.nanoTime());

    @TempDir Path folder;

    @Test
    void afterEachDeathFilesAndLogAgree() throws Exception {
        var whole = Life.prepared(folder.resolve("whole"));
        whole.live(List.of("-e", "trace=" + CALLS, "-o", folder.resolve("trace").toString()));
        var deaths = new ArrayList<>(calls(Files.readAllLines(folder.resolve("trace"))));
        Collections.shuffle(deaths, new Random(seed));
        var some = deaths.subList(0, Math.min(DEATHS, deaths.size()));

        var lives = new ArrayList<Life>();
        lives.add(whole);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var ends = some.stream().<Callable<Life>>map(it -> () -> died(it)).toList();
            for (var end : threads.invokeAll(ends)) {
                lives.add(end.get());
            }
        }
        System.out.printf(
                "seed %d: %d of %d deaths of a whole worker, %d in the midst%n",
                seed, some.size(), deaths.size(), lives.stream().filter(Life::isCutShort).count());

        try (var next = RunningWorker.start(Life.MARGIN, Life.INTERVAL)) {
            lives.forEach(it -> it.passOnTo(next.id()));
            for (var life : lives) {
                await().atMost(WITHIN).untilAsserted(life::assertCaughtUp);
                life.assertAgreed(next);
            }
            lives.forEach(Life::withdraw);
        }
    }

    private Life died(String death) throws IOException, InterruptedException {
        var life = Life.prepared(folder.resolve(death.replace(':', '-')));
        var at = death.split(":", 2);
        life.live(
                List.of(
                        "-e",
                        "trace=" + at[0],
                        "-o",
                        "/dev/null",
                        "-e",
                        "inject=" + at[0] + ":signal=SIGKILL:when=" + at[1]));
        return life;
    }

    /// As many of each name as any thread has made, each as its name and number.
    private static List<String> calls(List<String> lines) {
        var most = new HashMap<String, Integer>();
        var numbers = new HashMap<String, Map<String, Integer>>();
        for (var line : lines) {
            var call = CALL.matcher(line);
            if (call.matches()) {
                int number =
                        numbers.computeIfAbsent(call.group(1), _ -> new HashMap<>())
                                .merge(call.group(2), 1, Integer::sum);
                most.merge(call.group(2), number, Math::max);
            }
        }
        var calls = new ArrayList<String>();
        most.forEach(
                (name, times) -> {
                    for (int number = 1; number <= times; number++) {
                        calls.add(name + ":" + number);
                    }
                });
        Collections.sort(calls);
        return calls;
    }
}
