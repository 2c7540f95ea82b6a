package org.artstore.schemas.template;

import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.MetadataRejected;
import org.artstore.schemas.id.TemplateId;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Optional;
import java.util.Set;

/// The template that custom attributes name in their member `$template`: by its id alone, or as an
/// object with `id` and, if it is to be that one, `version`.
///
/// @param version null for the latest
public record NamedTemplate(TemplateId id, @Nullable Long version) {

    /// The member of custom attributes that names their template; no other attribute has this name.
    public static final String MEMBER = "$template";

    /// Where it is in what a client says of its document.
    public static final String POINTER = "/custom_attributes/" + MEMBER;

    private static final String ID = "id";
    private static final String VERSION = "version";
    private static final Set<String> FIELDS = Set.of(ID, VERSION);

    /// The template that these attributes name; empty if they name none.
    ///
    /// @throws MetadataRejected when what is there names nothing
    public static Optional<NamedTemplate> in(CustomAttributes attributes) {
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        var said = attributes.json().get(MEMBER);
        return said == null ? Optional.empty() : Optional.of(read(said));
    }

    /// What has to satisfy the template: the attributes without its name.
    public static ObjectNode described(CustomAttributes attributes) {
        var json = attributes.json();
        json.remove(MEMBER);
        return json;
    }

    /// The same attributes, with the name in full, and what was `found` under it.
    public CustomAttributes writtenInto(CustomAttributes attributes, long found) {
        var json = attributes.json();
        json.putObject(MEMBER).put(ID, id.value()).put(VERSION, Math.toIntExact(found));
        return new CustomAttributes(json);
    }

    private static NamedTemplate read(JsonNode said) {
        if (said.isString()) {
            return new NamedTemplate(id(said, POINTER), null);
        }
        if (!said.isObject()) {
            throw new MetadataRejected(
                    POINTER, "must be the id of a template, or an object with id and version");
        }
        for (var name : said.propertyNames()) {
            if (!FIELDS.contains(name)) {
                throw new MetadataRejected(POINTER, "has other members than id and version");
            }
        }
        return new NamedTemplate(id(said.path(ID), POINTER + "/" + ID), version(said));
    }

    private static TemplateId id(JsonNode said, String pointer) {
        try {
            return new TemplateId(said.isString() ? said.stringValue() : "");
        } catch (IllegalArgumentException _) {
            throw new MetadataRejected(pointer, "is no id of a template");
        }
    }

    private static @Nullable Long version(JsonNode said) {
        if (!said.hasNonNull(VERSION)) {
            return null;
        }
        var version = said.get(VERSION);
        if (!version.isIntegralNumber() || !version.canConvertToLong() || version.asLong() < 1) {
            throw new MetadataRejected(POINTER + "/" + VERSION, "must be a whole number from 1 on");
        }
        return version.asLong();
    }
}
