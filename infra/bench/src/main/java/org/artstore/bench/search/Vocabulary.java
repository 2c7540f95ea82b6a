package org.artstore.bench.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The words of the index by how many documents have them, as a sample of its rows says.
final class Vocabulary {

    private static final int SAMPLE = 20_000;

    /// Words of letters only that are their own stems, so that a search and the raw statement look
    /// for the same.
    private static final String WORDS =
            """
            select word
            from ts_stat('select fts from live.documents where status <> ''deleted'' limit %d')
            where word ~ '^[[:alpha:]]{4,}$' and ndoc between ? and ?
              and to_tsquery('pg_catalog.russian', word) = to_tsquery('pg_catalog.simple', word)
            order by ndoc desc, word
            limit ?
            """
                    .formatted(SAMPLE);

    private final Connection database;

    Vocabulary(Connection database) {
        this.database = database;
    }

    /// At most `most` words that are in a share of the documents between the two; the most frequent
    /// first.
    List<String> between(double least, double highest, int most) throws SQLException {
        try (var statement = database.prepareStatement(WORDS)) {
            statement.setLong(1, Math.max(1, Math.round(least * SAMPLE)));
            statement.setLong(2, Math.max(1, Math.round(highest * SAMPLE)));
            statement.setInt(3, most);
            List<String> words = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    words.add(rows.getString(1));
                }
            }
            return words;
        }
    }
}
