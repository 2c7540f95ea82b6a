package org.artstore.index.dump;

import org.artstore.index.generation.Generation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;

/// Hashes all that a generation has from the file log: each table with all its rows and columns,
/// but for those whose comment says that they are outside.
///
/// Each row is hashed by the database; the hashes come in their own order, which depends on no
/// collation and no key, and are hashed again as they come: neither side ever holds a table.
public final class CanonicalDump {

    private static final String DOCUMENTS = "documents";
    private static final int FETCH = 10_000;

    /// What the text of a value depends on beside the value.
    private static final String CONVENTIONS =
            "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';"
                    + " set local intervalstyle = 'iso_8601'; set local bytea_output = 'hex';"
                    + " set local extra_float_digits = 1";

    private CanonicalDump() {}

    /// Hashes `generation` as the caller's transaction sees it; to be of one moment, that must be a
    /// repeatable read.
    public static IndexHash of(Connection transaction, Generation generation) throws SQLException {
        try (var statement = transaction.createStatement()) {
            var _ = statement.execute(CONVENTIONS);
        }
        var all = sha256();
        long documents = 0;
        for (var table : DumpedTable.of(transaction, generation.schema())) {
            all.update(table.heading().getBytes(StandardCharsets.UTF_8));
            long rows = update(all, transaction, table);
            documents += table.name().equals(DOCUMENTS) ? rows : 0;
        }
        return new IndexHash(documents, HexFormat.of().formatHex(all.digest()));
    }

    private static long update(MessageDigest all, Connection transaction, DumpedTable table)
            throws SQLException {
        long rows = 0;
        try (var statement = transaction.createStatement()) {
            statement.setFetchSize(FETCH);
            try (var row = statement.executeQuery(table.digests())) {
                while (row.next()) {
                    all.update(row.getBytes(1));
                    rows++;
                }
            }
        }
        return rows;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
