package org.artstore.schemas.attr;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.event.EventJson;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.TreeSet;

/// Reads and writes attr.json v1.0, which has no `schema_version`, no `custom_attributes`, no
/// digest, and perhaps a legacy `metadata` object: that becomes the custom attributes.
final class AttrVersion1 {

    private static final String METADATA = "metadata";
    private static final String CUSTOM_ATTRIBUTES = "custom_attributes";
    private static final List<String> LATER =
            List.of(
                    "tenant",
                    "version",
                    "legal_hold",
                    "retain_until",
                    "detected_content_type",
                    "copy_of");

    private AttrVersion1() {}

    /// Leaves out what came later than v1.0. What is lost by that is found by reading it again.
    static Version1Export write(AttrFile file) {
        var all = tree(file.document());
        var json = all.deepCopy();
        json.remove(LATER);
        json.set(METADATA, json.remove(CUSTOM_ATTRIBUTES));
        var text = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        var again = tree(read(json).document());
        var dropped = new TreeSet<String>();
        for (var field : all.propertyNames()) {
            if (!all.get(field).equals(again.get(field))) {
                dropped.add(field);
            }
        }
        if (file.blocks() != null) {
            dropped.add(AttrJson.BLOCKS);
        }
        return new Version1Export(text, List.copyOf(dropped));
    }

    private static ObjectNode tree(Document document) {
        return EventJson.MAPPER.valueToTree(document);
    }

    static AttrFile read(ObjectNode json) {
        if (json.has(AttrJson.DIGEST)) {
            throw new AttrRejected.Damaged("a digest, which came with v2.0, but another version");
        }
        var metadata = json.remove(METADATA);
        json.set(
                CUSTOM_ATTRIBUTES,
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
