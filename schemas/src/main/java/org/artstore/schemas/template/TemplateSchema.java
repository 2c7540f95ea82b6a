package org.artstore.schemas.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.artstore.schemas.event.EventJson;

import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of one version of a template. The object is copied in and out, so a value never
/// changes. Whether it is one that is accepted, [SchemaRules] says.
public record TemplateSchema(ObjectNode json) {

    @JsonCreator
    public TemplateSchema {
        json = json.deepCopy();
    }

    @JsonValue
    @Override
    public ObjectNode json() {
        return json.deepCopy();
    }

    /// How many bytes it is as JSON without white space.
    public int bytes() {
        return EventJson.MAPPER.writeValueAsBytes(json).length;
    }
}
