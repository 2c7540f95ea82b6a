package org.artstore.query.relevance;

import org.artstore.query.world.Papers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The corpus, and what a person would want to see for each query: 3 what was asked for, 2 what
/// helps, 1 what touches it.
final class Judged {

    private Judged() {}

    /// A query with the grades of the documents that are worth something.
    record Query(String text, Map<String, Integer> grades) {}

    /// The documents by their marks. Each is a month older than the one before.
    static Map<String, Papers> documents(String tenant) {
        var documents = new LinkedHashMap<String, Papers>();
        for (var line : lines("documents.txt")) {
            var fields = line.split("\\|", -1);
            var paper =
                    Papers.called(fields[1])
                            .of(tenant)
                            .described(fields[2])
                            .tagged(fields[3].split(";", -1))
                            .createdAgo(Duration.ofDays(30L * documents.size()));
            documents.put(fields[0], fields.length > 4 ? paper.with(fields[4]) : paper);
        }
        return documents;
    }

    static List<Query> queries() {
        var queries = new ArrayList<Query>();
        for (var line : lines("queries.txt")) {
            int bar = line.indexOf('|');
            var grades =
                    Arrays.stream(line.substring(bar + 1).split(" ", -1))
                            .map(grade -> grade.split(":", -1))
                            .collect(
                                    Collectors.toMap(
                                            grade -> grade[0], grade -> Integer.valueOf(grade[1])));
            queries.add(new Query(line.substring(0, bar), grades));
        }
        return queries;
    }

    private static List<String> lines(String file) {
        try (var stream = Judged.class.getResourceAsStream("/relevance/" + file)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
