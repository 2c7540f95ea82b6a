package org.artstore.schemas.attr;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.event.EventJson;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes `attr.json` v2.0; reads v2.0 and v1.0. Its `digest` is the SHA-256 of the RFC 8785 form
/// of all other fields: damage is found, never trusted.
public final class AttrJson {

    /// The most bytes of an attr.json.
    public static final int MAX_BYTES = 4_096;

    /// What follows the name of a file in the name of its attr.json.
    public static final String SUFFIX = ".attr.json";

    static final String DIGEST = "digest";

    private static final String VERSION = "2.0";
    private static final String SCHEMA_VERSION = "schema_version";
    static final String BLOCKS = "blocks";

    private AttrJson() {}

    /// The bytes of the attr.json of `document`.
    ///
    /// @throws AttrRejected.TooLarge when they would be over [#MAX_BYTES]
    public static byte[] write(Document document, @Nullable Blocks blocks) {
        var json = EventJson.MAPPER.createObjectNode();
        json.put(SCHEMA_VERSION, VERSION);
        json.setAll((ObjectNode) EventJson.MAPPER.valueToTree(document));
        if (blocks != null) {
            json.set(BLOCKS, EventJson.MAPPER.valueToTree(blocks));
        }
        json.put(DIGEST, digest(json).hex());
        var pretty = EventJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        var bytes = pretty.length <= MAX_BYTES ? pretty : EventJson.MAPPER.writeValueAsBytes(json);
        if (bytes.length > MAX_BYTES) {
            throw new AttrRejected.TooLarge(bytes.length);
        }
        return bytes;
    }

    /// What `bytes` say.
    ///
    /// @throws AttrRejected.Damaged when they are not what was written
    /// @throws AttrRejected.UnknownVersion when a later version wrote them
    public static AttrFile read(byte[] bytes) {
        try {
            if (!(EventJson.MAPPER.readTree(bytes) instanceof ObjectNode json)) {
                throw new AttrRejected.Damaged("no JSON object");
            }
            return switch (json.path(SCHEMA_VERSION).asString("1.0")) {
                case VERSION -> readVersion2(json);
                case "1.0" -> AttrVersion1.read(json);
                case String other -> throw new AttrRejected.UnknownVersion(other);
            };
        } catch (JacksonException | IllegalArgumentException e) {
            var damaged = new AttrRejected.Damaged("does not fit its schema");
            damaged.initCause(e);
            throw damaged;
        }
    }

    /// The same in v1.0, and what that cannot say. Custom attributes become its legacy `metadata`.
    public static Version1Export exportVersion1(AttrFile file) {
        return AttrVersion1.write(file);
    }

    private static AttrFile readVersion2(ObjectNode json) {
        var claimed = json.path(DIGEST).asString("");
        json.remove(DIGEST);
        if (!digest(json).hex().equals(claimed)) {
            throw new AttrRejected.Damaged("digest differs");
        }
        JsonNode blocks = json.get(BLOCKS);
        return new AttrFile(
                EventJson.MAPPER.treeToValue(json, Document.class),
                blocks == null ? null : EventJson.MAPPER.treeToValue(blocks, Blocks.class));
    }

    private static Sha256 digest(ObjectNode json) {
        try {
            return Sha256.of(
                    new JsonCanonicalizer(json.toString().getBytes(StandardCharsets.UTF_8))
                            .getEncodedUTF8());
        } catch (IOException e) {
            throw new IllegalArgumentException("has no canonical form", e);
        }
    }
}
