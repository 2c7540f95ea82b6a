package org.artstore.auth.element;

import org.artstore.auth.body.FieldType;
import org.artstore.auth.body.Fields;
import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.element.StorageElement;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/// A mode that somebody wants an element to have.
///
/// @param confirmed whether a step back is meant
record ModeChange(ElementMode target, boolean confirmed) {

    private static final FieldType<ElementMode> MODE = FieldType.text(20).as(ElementMode::parse);
    private static final FieldType<Boolean> CONFIRM =
            json -> {
                if (!json.isBoolean()) {
                    throw new IllegalArgumentException("must be true or false");
                }
                return json.booleanValue();
            };

    /// @throws org.artstore.auth.body.BodyRejected when the body asks for no mode
    static ModeChange of(JsonNode body) {
        var fields = new Fields(body);
        var target = fields.required("target_mode", MODE);
        var confirm = fields.optional("confirm", CONFIRM);
        fields.complete();
        return new ModeChange(target.get(), Boolean.TRUE.equals(confirm));
    }

    /// @throws ElementRejected.InvalidTransition when its mode is none after which this one comes
    StorageElement applyTo(StorageElement element, Instant at) {
        if (!element.mode().mayBecome(target, confirmed)) {
            throw new ElementRejected.InvalidTransition(
                    element.elementId(), element.mode(), target);
        }
        return element.inMode(target, at);
    }
}
