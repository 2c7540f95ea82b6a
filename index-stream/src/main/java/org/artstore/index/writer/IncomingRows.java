package org.artstore.index.writer;

import org.artstore.index.generation.Generation;
import org.artstore.index.row.DocumentRow;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/// A table of the connection's own in which many rows arrive by COPY, to go from there into the
/// documents. It is empty at the end of each transaction.
final class IncomingRows {

    static final String NAME = "pg_temp.incoming_documents";

    private static final int CHUNK = 1 << 16;

    private final String create;
    private final String copy;

    IncomingRows(Generation generation, String columns) {
        this.create =
                "create temp table if not exists incoming_documents on commit delete rows as select"
                        + " "
                        + columns
                        + " from "
                        + generation.schema()
                        + ".documents with no data";
        this.copy = "copy " + NAME + " (" + columns + ") from stdin (format binary)";
    }

    /// Part of the caller's transaction.
    void fill(Connection connection, Collection<DocumentRow> rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            var _ = statement.execute(create);
        }
        var copying = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            send(copying, rows);
            var _ = copying.endCopy();
        } finally {
            if (copying.isActive()) {
                copying.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copying, Collection<DocumentRow> rows) throws SQLException {
        var binary = new BinaryRows();
        for (var row : rows) {
            binary.add(row);
            if (binary.size() >= CHUNK) {
                flush(copying, binary);
            }
        }
        binary.end();
        flush(copying, binary);
    }

    private static void flush(CopyIn copying, BinaryRows binary) throws SQLException {
        var bytes = binary.take();
        copying.writeToCopy(bytes, 0, bytes.length);
    }
}
