package org.artstore.schemas.attr;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.event.EventJson;

import tools.jackson.databind.node.ObjectNode;

/// Reads attr.json v1.0, which has no `schema_version`, no `custom_attributes`, no digest, and
/// perhaps a legacy `metadata` object: that becomes the custom attributes.
final class AttrVersion1 {

    private AttrVersion1() {}

    static AttrFile read(ObjectNode json) {
        if (json.has(AttrJson.DIGEST)) {
            throw new AttrRejected.Damaged("a digest, which came with v2.0, but another version");
        }
        var metadata = json.remove("metadata");
        json.set(
                "custom_attributes",
                metadata instanceof ObjectNode object
                        ? object
                        : EventJson.MAPPER.createObjectNode());
        putIfAbsent(json, "tenant", "default");
        putIfAbsent(json, "created_by_username", json.path("created_by_id").asString(""));
        putIfAbsent(json, "updated_at", json.path("created_at").asString(""));
        if (!json.has("tags")) {
            json.putArray("tags");
        }
        if (!json.has("version")) {
            json.put("version", 1);
        }
        if (!json.has("legal_hold")) {
            json.put("legal_hold", false);
        }
        return new AttrFile(EventJson.MAPPER.treeToValue(json, Document.class), null);
    }

    private static void putIfAbsent(ObjectNode json, String field, String value) {
        if (!json.has(field)) {
            json.put(field, value);
        }
    }
}
