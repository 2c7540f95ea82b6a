package org.artstore.e2e;

import org.artstore.bench.installation.IndexDatabase;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// The index as PostgreSQL has it, asked behind the services' backs.
///
/// @param documents how many rows it is made of
/// @param hash of the rows in the order of their ids, each with all its columns
record IndexDump(long documents, String hash) {

    /// What a document was before it was deleted is nowhere any more, so its row says only when the
    /// log told of its end: it is left out.
    private static final String DUMP =
            """
            select count(*), md5(coalesce(string_agg(md5(d::text), '' order by d.file_id), ''))
            from live.documents d
            where d.element_id = ? and d.status <> 'deleted'
            """;

    /// The documents on an element.
    ///
    /// @param data of the running installation
    static IndexDump of(Path data, String element) throws SQLException, IOException {
        try (var connection = IndexDatabase.open(data);
                var statement = connection.prepareStatement(DUMP)) {
            statement.setString(1, element);
            try (var row = statement.executeQuery()) {
                row.next();
                return new IndexDump(row.getLong(1), row.getString(2));
            }
        }
    }
}
