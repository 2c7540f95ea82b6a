package org.artstore.ingest.tus;

import org.artstore.ingest.description.ContentTypes;
import org.artstore.ingest.description.Description;
import org.artstore.ingest.description.MetadataPart;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.MetadataRejected;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Reads `Upload-Metadata`: keys, each with its value in base64. Those of the last two are JSON.
final class TusMetadata {

    private static final String NAME_OF_PART = "part";
    private static final JsonMapper JSON = JsonMapper.shared();

    private TusMetadata() {}

    /// The description that the header gives.
    ///
    /// @throws UploadRefused when the header is malformed
    /// @throws MetadataRejected when a value is not allowed
    static Description read(@Nullable String header) {
        var read = part(header);
        if (read.filename() == null) {
            throw new MetadataRejected("/filename", "must not be blank");
        }
        return read.describing(read.filename(), ContentTypes.UNKNOWN);
    }

    /// The same of a partial upload, which needs no name.
    ///
    /// @throws UploadRefused when the header is malformed
    /// @throws MetadataRejected when a value is not allowed
    static Description readOfPart(@Nullable String header) {
        return part(header).describing(NAME_OF_PART, ContentTypes.UNKNOWN);
    }

    private static MetadataPart part(@Nullable String header) {
        var fields = JSON.createObjectNode();
        if (header != null && !header.isBlank()) {
            for (var pair : header.split(",", -1)) {
                put(fields, pair.strip().split(" +", 2));
            }
        }
        return MetadataPart.read(JSON.writeValueAsBytes(fields));
    }

    private static void put(ObjectNode fields, String[] pair) {
        var key = pair[0].equals("filetype") ? "content_type" : pair[0];
        if (key.isEmpty() || fields.has(key)) {
            throw malformed();
        }
        var text = pair.length == 1 ? "" : decoded(pair[1]);
        switch (key) {
            case "tags", "custom_attributes" -> fields.set(key, json(key, text));
            case "ttl_days" -> fields.set(key, json(key, text));
            default -> fields.put(key, text);
        }
    }

    private static JsonNode json(String key, String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            throw new MetadataRejected("/" + key, "is no JSON");
        }
    }

    private static String decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException _) {
            throw malformed();
        }
    }

    private static UploadRefused malformed() {
        return new UploadRefused(new Refusal.MalformedHeader(TusHeaders.METADATA));
    }
}
