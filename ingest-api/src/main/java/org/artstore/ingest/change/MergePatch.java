package org.artstore.ingest.change;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.MetadataRejected;
import org.artstore.schemas.event.EventJson;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A change of attributes in the words of its client: JSON Merge Patch (RFC 7396).
record MergePatch(ObjectNode json) {

    static final String DESCRIPTION = "description";
    static final String TAGS = "tags";
    static final String CUSTOM_ATTRIBUTES = "custom_attributes";
    static final String RETAIN_UNTIL = "retain_until";
    static final String LEGAL_HOLD = "legal_hold";

    private static final Set<String> FIELDS =
            Set.of(DESCRIPTION, TAGS, CUSTOM_ATTRIBUTES, RETAIN_UNTIL, LEGAL_HOLD);
    private static final ObjectReader READER =
            EventJson.MAPPER
                    .readerFor(JsonNode.class)
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    /// @throws UploadRefused when the text is no JSON
    /// @throws MetadataRejected when it is no patch of a document
    static MergePatch read(String text) {
        JsonNode json;
        try {
            json = READER.readValue(text);
        } catch (JacksonException _) {
            throw new UploadRefused(new Refusal.MalformedPatch());
        }
        if (!(json instanceof ObjectNode object)) {
            throw new MetadataRejected("", "must be an object");
        }
        for (var name : object.propertyNames()) {
            if (!FIELDS.contains(name)) {
                throw new MetadataRejected(pointer(name), "is not known, or cannot be changed");
            }
        }
        return new MergePatch(object);
    }

    /// Whether it is about what only operators may change.
    boolean isForOperators() {
        return json.has(RETAIN_UNTIL) || json.has(LEGAL_HOLD);
    }

    /// The attributes with this change.
    ///
    /// @throws MetadataRejected when a value is not of its type
    Attributes applyTo(Attributes before) {
        return new Attributes(
                json.has(DESCRIPTION) ? description() : before.description(),
                json.has(TAGS) ? tags() : before.tags(),
                json.has(CUSTOM_ATTRIBUTES)
                        ? customAttributes(before.customAttributes())
                        : before.customAttributes(),
                json.has(RETAIN_UNTIL) ? retainUntil() : before.retainUntil(),
                json.has(LEGAL_HOLD) ? legalHold() : before.legalHold());
    }

    private @Nullable String description() {
        var value = json.path(DESCRIPTION);
        if (value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(DESCRIPTION, "must be a text or null");
        }
        return value.stringValue();
    }

    private List<String> tags() {
        var value = json.path(TAGS);
        if (value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrong(TAGS, "must be an array of texts or null");
        }
        var tags = new ArrayList<String>();
        for (var tag : value.values()) {
            if (!tag.isString()) {
                throw wrong(TAGS + "/" + tags.size(), "must be a text");
            }
            tags.add(tag.stringValue());
        }
        return tags;
    }

    private CustomAttributes customAttributes(CustomAttributes before) {
        var value = json.path(CUSTOM_ATTRIBUTES);
        if (value.isNull()) {
            return CustomAttributes.NONE;
        }
        if (!(value instanceof ObjectNode patch)) {
            throw wrong(CUSTOM_ATTRIBUTES, "must be an object or null");
        }
        return new CustomAttributes(merged(before.json(), patch));
    }

    private @Nullable Instant retainUntil() {
        var value = json.path(RETAIN_UNTIL);
        if (value.isNull()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value.asString("")).toInstant();
        } catch (DateTimeException _) {
            throw wrong(RETAIN_UNTIL, "must be a time in the form of RFC 3339, or null");
        }
    }

    private boolean legalHold() {
        var value = json.path(LEGAL_HOLD);
        if (!value.isBoolean() && !value.isNull()) {
            throw wrong(LEGAL_HOLD, "must be true, false or null");
        }
        return value.asBoolean(false);
    }

    /// RFC 7396, 2.
    private static ObjectNode merged(ObjectNode target, ObjectNode patch) {
        for (var property : patch.properties()) {
            var name = property.getKey();
            switch (property.getValue()) {
                case ObjectNode inner ->
                        target.set(
                                name,
                                merged(
                                        target.get(name) instanceof ObjectNode known
                                                ? known
                                                : EventJson.MAPPER.createObjectNode(),
                                        inner));
                case JsonNode value when value.isNull() -> target.remove(name);
                case JsonNode value -> target.set(name, value);
            }
        }
        return target;
    }

    private static MetadataRejected wrong(String field, String detail) {
        return new MetadataRejected("/" + field, detail);
    }

    /// RFC 6901, 3.
    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
