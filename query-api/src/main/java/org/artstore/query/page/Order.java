package org.artstore.query.page;

/// In which order hits are given out. Of two with the same key the one that was created first comes
/// first in ascending order.
public record Order(Key key, boolean ascending) {

    /// The newest first.
    public static final Order NEWEST = new Order(Key.CREATED_AT, false);

    /// What is compared.
    public enum Key {
        RELEVANCE("", "double precision"),
        CREATED_AT("d.created_at", "timestamptz"),
        UPDATED_AT("d.updated_at", "timestamptz"),
        FILE_SIZE("d.file_size", "bigint"),
        FILENAME("d.name_key", "text");

        private final String column;
        private final String type;

        Key(String column, String type) {
            this.column = column;
            this.type = type;
        }

        String column() {
            return column;
        }

        String type() {
            return type;
        }
    }

    String direction() {
        return ascending ? "asc" : "desc";
    }

    /// Comes after, in this order.
    String after() {
        return ascending ? ">" : "<";
    }
}
