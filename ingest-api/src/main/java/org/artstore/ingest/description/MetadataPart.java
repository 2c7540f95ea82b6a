package org.artstore.ingest.description;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.MetadataRejected;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

import java.util.List;
import java.util.stream.Collectors;

/// The part `metadata` of a multipart upload: what the client says beside the bytes. Every field
/// may be absent.
public record MetadataPart(
        @Nullable String filename,
        @JsonProperty("content_type") @Nullable String contentType,
        @JsonProperty("retention_policy") @Nullable String retentionPolicy,
        @JsonProperty("ttl_days") @Nullable Integer ttlDays,
        @Nullable String description,
        @Nullable List<@Nullable String> tags,
        @JsonProperty("custom_attributes") @Nullable ObjectNode customAttributes) {

    /// Of an upload without that part.
    public static final MetadataPart NONE =
            new MetadataPart(null, null, null, null, null, null, null);

    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withCoercionConfig(LogicalType.Textual, MetadataPart::onlyText)
                    .build();

    /// Reads the JSON of the part.
    ///
    /// @throws UploadRefused when it is no JSON
    /// @throws MetadataRejected when a field is unknown or of another type
    public static MetadataPart read(byte[] json) {
        return read(parse(json));
    }

    /// The JSON of the part, of whatever kind it is.
    ///
    /// @throws UploadRefused when it is no JSON
    public static JsonNode parse(byte[] json) {
        return tree(json);
    }

    /// What the JSON says of one document; null says nothing.
    ///
    /// @throws MetadataRejected when a field is unknown or of another type
    public static MetadataPart read(JsonNode tree) {
        if (tree.isNull()) {
            return NONE;
        }
        try {
            return STRICT.treeToValue(tree, MetadataPart.class);
        } catch (UnrecognizedPropertyException e) {
            throw new MetadataRejected(pointer(e), "is not a known field");
        } catch (DatabindException e) {
            throw new MetadataRejected(pointer(e), "has a type or value that it cannot have");
        }
    }

    /// The description of a file with this name and type, where the part does not say otherwise.
    ///
    /// @throws MetadataRejected when a value breaks a rule
    public Description describing(String name, String type) {
        if (contentType != null && !ContentTypes.isValid(contentType)) {
            throw new MetadataRejected("/content_type", "is no media type");
        }
        return new Description(
                new Metadata(
                        filename == null ? name : filename, description, texts(), attributes()),
                contentType == null ? type : contentType,
                Policies.parse(retentionPolicy),
                ttlDays);
    }

    private List<String> texts() {
        return tags == null ? List.of() : tags.stream().map(tag -> tag == null ? "" : tag).toList();
    }

    private CustomAttributes attributes() {
        return customAttributes == null
                ? CustomAttributes.NONE
                : new CustomAttributes(customAttributes);
    }

    private static JsonNode tree(byte[] json) {
        try {
            var tree = STRICT.readTree(json);
            if (!tree.isMissingNode() && !tree.isNull()) {
                return tree;
            }
        } catch (JacksonException _) {
            throw new UploadRefused(new Refusal.MalformedMetadata());
        }
        throw new UploadRefused(new Refusal.MalformedMetadata());
    }

    private static void onlyText(MutableCoercionConfig text) {
        for (var shape :
                List.of(
                        CoercionInputShape.Boolean,
                        CoercionInputShape.Float,
                        CoercionInputShape.Integer)) {
            text.setCoercion(shape, CoercionAction.Fail);
        }
    }

    /// RFC 6901.
    private static String pointer(DatabindException error) {
        return error.getPath().stream().map(MetadataPart::segment).collect(Collectors.joining());
    }

    private static String segment(JacksonException.Reference reference) {
        var name = reference.getPropertyName();
        return "/"
                + (name == null
                        ? String.valueOf(reference.getIndex())
                        : name.replace("~", "~0").replace("/", "~1"));
    }
}
