package org.artstore.schemas.element;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.artstore.schemas.document.RetentionPolicy;

import java.util.Locale;

/// What may be done with the files of an element.
public enum ElementMode {
    /// Everything; holds temporary documents.
    EDIT,
    /// Everything but deletion; holds permanent documents.
    RW,
    /// Reading only.
    RO,
    /// Metadata only: the bytes are offline.
    AR;

    /// Reads the lower-case name.
    ///
    /// @throws IllegalArgumentException when there is no such mode
    @JsonCreator
    public static ElementMode parse(String text) {
        return switch (text) {
            case "edit" -> EDIT;
            case "rw" -> RW;
            case "ro" -> RO;
            case "ar" -> AR;
            default -> throw new IllegalArgumentException("is none of edit, rw, ro, ar");
        };
    }

    /// Whether new documents of this retention may be uploaded here.
    public boolean accepts(RetentionPolicy policy) {
        return switch (this) {
            case EDIT -> policy == RetentionPolicy.TEMPORARY;
            case RW -> policy == RetentionPolicy.PERMANENT;
            case RO, AR -> false;
        };
    }

    /// Whether what is known of documents may change.
    public boolean changes() {
        return this == EDIT || this == RW;
    }

    /// Whether documents may be deleted.
    public boolean deletes() {
        return this == EDIT;
    }

    /// Whether bytes may be read.
    public boolean readable() {
        return this != AR;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
