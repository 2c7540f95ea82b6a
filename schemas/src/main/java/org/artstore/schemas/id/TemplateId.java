package org.artstore.schemas.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.regex.Pattern;

/// Names a template: a type of documents. Documents carry it for ever, so short and plain.
public record TemplateId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    @JsonCreator
    public TemplateId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must match " + FORM.pattern());
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
