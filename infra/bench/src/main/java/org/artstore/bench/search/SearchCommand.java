package org.artstore.bench.search;

import org.artstore.bench.client.ArtStoreClient;
import org.artstore.bench.client.Credentials;
import org.artstore.bench.figure.Percentiles;
import org.artstore.bench.figure.Samples;
import org.artstore.bench.installation.IndexDatabase;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/// Searches a running standalone installation for words that few, some and many of its documents
/// have, and asks its database for the same by turns.
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Latency of searches, beside the statements that they come down to.")
public final class SearchCommand implements Callable<Integer> {

    private static final int WORDS = 10;

    @Option(names = "--data", defaultValue = "data", description = "the installation's folder")
    private Path data = Path.of("data");

    @Option(names = "--times", defaultValue = "10", description = "each word is asked for (10)")
    private int times = 10;

    @Option(
            names = "--warm-up",
            defaultValue = "3000",
            description = "searches before any is measured: code is not optimised at first (3000)")
    private int warmUp = 3_000;

    @Option(names = "--tenant", defaultValue = "default", description = "of the documents")
    private String tenant = "default";

    @Spec private CommandSpec spec = CommandSpec.create();

    /// By the share of the documents that have the word.
    private enum Frequency {
        RARE(0, 0.0001),
        MEDIUM(0.005, 0.05),
        FREQUENT(0.15, 1);

        private final double least;
        private final double highest;

        Frequency(double least, double highest) {
            this.least = least;
            this.highest = highest;
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        var client = new ArtStoreClient(Credentials.read(data.resolve("credentials.json")));
        try (var database = IndexDatabase.open(data);
                var raw = new RawSearch(database, tenant)) {
            out.printf(Locale.ROOT, "documents: %,d%n", documents(database));
            var vocabulary = new Vocabulary(database);
            var words = new EnumMap<Frequency, List<String>>(Frequency.class);
            for (var frequency : Frequency.values()) {
                words.put(frequency, vocabulary.between(frequency.least, frequency.highest, WORDS));
            }
            warmUp(client, words.values().stream().flatMap(List::stream).toList());
            out.printf(Locale.ROOT, "searched before: %,d times%n", warmUp);
            for (var frequency : Frequency.values()) {
                measure(client, raw, frequency, words.getOrDefault(frequency, List.of()), out);
            }
        }
        return ExitCode.OK;
    }

    private void warmUp(ArtStoreClient client, List<String> words)
            throws IOException, InterruptedException {
        for (int i = 0; i < warmUp && !words.isEmpty(); i++) {
            search(client, words.get(i % words.size()));
        }
    }

    private void measure(
            ArtStoreClient client,
            RawSearch raw,
            Frequency frequency,
            List<String> words,
            PrintWriter out)
            throws IOException, InterruptedException, SQLException {
        if (words.isEmpty()) {
            out.println(frequency.name().toLowerCase(Locale.ROOT) + ": the index has no such word");
            return;
        }
        var statements = new Samples();
        var searches = new Samples();
        for (int i = 0; i <= times; i++) {
            if (i == 1) {
                statements.clear();
                searches.clear();
            }
            for (var word : words) {
                long start = System.nanoTime();
                raw.search(word);
                long between = System.nanoTime();
                search(client, word);
                statements.add(between - start);
                searches.add(System.nanoTime() - between);
            }
        }
        print(frequency, words, statements.percentiles(), searches.percentiles(), out);
    }

    private static void print(
            Frequency frequency,
            List<String> words,
            Percentiles statements,
            Percentiles searches,
            PrintWriter out) {
        out.printf("%s: %s%n", frequency.name().toLowerCase(Locale.ROOT), words);
        out.printf("  ts_rank in SQL: %s%n  search:         %s%n", statements, searches);
        out.printf(
                Locale.ROOT,
                "  search - SQL at p50: %.1f ms, search / SQL at p95: %.2f%n",
                searches.milliseconds(0.5) - statements.milliseconds(0.5),
                searches.milliseconds(0.95) / statements.milliseconds(0.95));
        out.flush();
    }

    private static void search(ArtStoreClient client, String word)
            throws IOException, InterruptedException {
        var answer = client.search(word, Map.of("limit", "20"));
        if (answer.statusCode() != 200) {
            throw new IOException("search: " + ArtStoreClient.text(answer));
        }
    }

    private static long documents(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from live.documents where status <> 'deleted'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
