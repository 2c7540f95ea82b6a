package org.artstore.index.dump;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A table that belongs to the canonical dump.
///
/// @param columns in the order of their names, so that it makes no difference which came first
record DumpedTable(String schema, String name, List<String> columns) {

    private static final String TABLES =
            """
            select class.relname,
                   array_agg(column_.attname::text order by column_.attname::text collate "C")
            from pg_class class
            join pg_namespace schema_ on schema_.oid = class.relnamespace
            join pg_attribute column_ on column_.attrelid = class.oid
            where schema_.nspname = ? and class.relkind = 'r'
              and class.relname <> 'flyway_schema_history'
              and column_.attnum > 0 and not column_.attisdropped
              and coalesce(obj_description(class.oid, 'pg_class'), '') not like ? || '%'
              and coalesce(col_description(class.oid, column_.attnum), '') not like ? || '%'
            group by class.relname
            order by class.relname::text collate "C"
            """;

    /// How the comment of a table or column begins that is no function of the log.
    private static final String OUTSIDE = "outside the canonical dump";

    DumpedTable {
        columns = List.copyOf(columns);
    }

    /// All tables of `schema` but those that say they are outside.
    static List<DumpedTable> of(Connection connection, String schema) throws SQLException {
        var tables = new ArrayList<DumpedTable>();
        try (var statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, schema);
            statement.setString(2, OUTSIDE);
            statement.setString(3, OUTSIDE);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var columns = (String[]) row.getArray(2).getArray();
                    tables.add(new DumpedTable(schema, row.getString(1), List.of(columns)));
                }
            }
        }
        return tables;
    }

    /// What stands before its rows.
    String heading() {
        return name + columns.stream().collect(Collectors.joining(",", "(", ")\n"));
    }

    /// A query of one column: the digests of its rows, in their own order.
    String digests() {
        var row =
                columns.stream()
                        .map(it -> "t.\"" + it + "\"")
                        .collect(Collectors.joining(", ", "row(", ")::text"));
        return "select sha256(convert_to(%s, 'UTF8')) from %s.\"%s\" as t order by 1"
                .formatted(row, schema, name);
    }
}
