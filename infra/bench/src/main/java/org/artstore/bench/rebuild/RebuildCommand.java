package org.artstore.bench.rebuild;

import org.artstore.bench.client.ArtStoreClient;
import org.artstore.bench.client.Credentials;
import org.artstore.bench.history.SyntheticHistory;
import org.artstore.bench.installation.Broker;
import org.artstore.bench.installation.IndexDatabase;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Builds a new generation of a running standalone installation's index, and lets its database make
/// the same rows.
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Rate of a rebuild of the index, beside INSERT ... SELECT and CREATE INDEX.")
public final class RebuildCommand implements Callable<Integer> {

    private static final long PAUSE = 250;

    @Option(names = "--data", defaultValue = "data", description = "the installation's folder")
    private Path data = Path.of("data");

    @Option(
            names = "--documents",
            defaultValue = "0",
            description = "synthetic documents that are added before; they have no bytes (0)")
    private int documents;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        var credentials = Credentials.read(data.resolve("credentials.json"));
        var client = new ArtStoreClient(credentials);
        try (var database = IndexDatabase.open(data)) {
            if (documents > 0) {
                fill(database, out);
            }
            double rebuilt = rebuild(client, credentials.indexUrl(), out);
            double raw = raw(database, out);
            out.printf(Locale.ROOT, "rebuild / raw: %.2f%n", rebuilt / raw);
        }
        return ExitCode.OK;
    }

    /// Adds documents and waits until they are in the live index.
    private void fill(Connection database, PrintWriter out)
            throws IOException, InterruptedException, SQLException {
        long before = applied(database);
        long start = System.nanoTime();
        long records = SyntheticLog.write(Broker.of(data), new SyntheticHistory(documents, start));
        while (applied(database) < before + records) {
            Thread.sleep(PAUSE);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "live index:  %,d records in %.1f s, %,.0f/s%n",
                records,
                seconds,
                records / seconds);
        out.flush();
    }

    /// Records a second, from the request until all are applied, indexed and compared.
    private static double rebuild(ArtStoreClient client, URI index, PrintWriter out)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        var job = index.resolve("/api/v1/reindex-jobs/" + begin(client, index));
        double caughtUp = 0;
        JsonNode view;
        do {
            Thread.sleep(PAUSE);
            view = ArtStoreClient.json(client.get(job, BodyHandlers.ofByteArray()));
            if (caughtUp == 0
                    && view.path("total").asLong() - view.path("done").asLong() < 2_000
                    && view.path("total").asLong() > 0) {
                caughtUp = (System.nanoTime() - start) / 1e9;
            }
        } while (view.path("state").asString().equals("building"));
        double seconds = (System.nanoTime() - start) / 1e9;
        long records = view.path("total").asLong();
        out.printf(
                Locale.ROOT,
                "rebuild:     %,d records of %,d documents in %.1f s (caught up after %.1f s),"
                        + " %,.0f records/s; %s, equal: %s%n",
                records,
                view.path("documents").path("built").asLong(),
                seconds,
                caughtUp,
                records / seconds,
                view.path("state").asString(),
                view.path("equal").asString());
        out.flush();
        tell(client, URI.create(job + "/abort"));
        return records / seconds;
    }

    private static String begin(ArtStoreClient client, URI index)
            throws IOException, InterruptedException {
        var request =
                client.authorized(
                                index.resolve("/api/v1/reindex-jobs"),
                                "Content-Type",
                                "application/json")
                        .POST(BodyPublishers.ofString("{\"source\":\"log\"}"))
                        .build();
        var answer = client.send(request);
        if (answer.statusCode() != 202) {
            throw new IOException("reindex: " + ArtStoreClient.text(answer));
        }
        return ArtStoreClient.json(answer).path("job_id").asString();
    }

    private static void tell(ArtStoreClient client, URI command)
            throws IOException, InterruptedException {
        var answer = client.send(client.authorized(command).POST(BodyPublishers.noBody()).build());
        if (answer.statusCode() != 200) {
            throw new IOException(command + ": " + ArtStoreClient.text(answer));
        }
    }

    /// Rows a second.
    private static double raw(Connection database, PrintWriter out) throws SQLException {
        try (var raw = new RawRebuild(database)) {
            double insert = raw.insert();
            double asIndex = raw.insertAsTheIndexDoes();
            double index = raw.index();
            long rows = rows(database);
            double rate = rows / (insert + index);
            out.printf(
                    Locale.ROOT,
                    "raw:         %,d rows: INSERT ... SELECT with to_tsvector %.1f s,"
                            + " indexes %.1f s, %,.0f rows/s (INSERT with the lexemes of the index"
                            + " %.1f s, then %,.0f rows/s)%n",
                    rows,
                    insert,
                    index,
                    rate,
                    asIndex,
                    rows / (asIndex + index));
            return rate;
        }
    }

    private static long rows(Connection database) throws SQLException {
        return number(database, "select count(*) from live.documents");
    }

    private static long applied(Connection database) throws SQLException {
        return number(database, "select coalesce(sum(next_offset), 0) from live.positions");
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
