package org.artstore.index.compare;

import org.artstore.index.generation.Generation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Searches for the names of some documents, in two generations, through their indexes.
final class SearchSample {

    private static final int MOST = 20;

    private SearchSample() {}

    /// How many of the searches find other documents.
    static int differing(Connection snapshot, Generation live, Generation built)
            throws SQLException {
        try (var statement = snapshot.createStatement()) {
            var _ = statement.execute("set local enable_seqscan = off");
        }
        int differing = 0;
        for (var name : names(snapshot, live)) {
            if (!search(snapshot, live, name).equals(search(snapshot, built, name))) {
                differing++;
            }
        }
        return differing;
    }

    private static List<String> names(Connection snapshot, Generation generation)
            throws SQLException {
        var names = new ArrayList<String>();
        var sql =
                """
                select original_filename from %s.documents where status <> 'deleted'
                order by hashtextextended(file_id::text, 0) limit %d
                """
                        .formatted(generation.schema(), MOST);
        try (var statement = snapshot.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    /// What is found, without the order in which it is found.
    private static String search(Connection snapshot, Generation generation, String name)
            throws SQLException {
        var sql =
                """
                select count(*) || ' ' || coalesce(sum(hashtextextended(file_id::text, 0)::numeric), 0)
                from %1$s.documents where fts @@ %1$s.search_query(?)
                """
                        .formatted(generation.schema());
        try (var statement = snapshot.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
