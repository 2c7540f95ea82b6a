package org.artstore.index.retelling;

import org.artstore.schemas.id.ElementId;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

/// How many documents the index that readers see has of each element.
record IndexedElements(DataSource database) {

    private static final String SELECT =
            "select element_id, files from live.element_usage where files > 0";

    Map<ElementId, Long> documents() throws SQLException {
        var documents = new HashMap<ElementId, Long>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(SELECT)) {
            while (row.next()) {
                documents.put(new ElementId(row.getString(1)), row.getLong(2));
            }
        }
        return documents;
    }
}
