package org.artstore.query.page;

import java.util.Map;

/// A statement with holes in it: `{name}`.
record Template(String sql) {

    /// With each hole filled.
    String filled(Map<String, String> pieces) {
        var text = sql;
        for (var piece : pieces.entrySet()) {
            text = text.replace("{" + piece.getKey() + "}", piece.getValue());
        }
        return text;
    }
}
