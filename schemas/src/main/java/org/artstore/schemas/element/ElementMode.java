package org.artstore.schemas.element;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import org.artstore.schemas.document.RetentionPolicy;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// What may be done with the files of an element: the one table that says it.
public enum ElementMode {
    /// Everything; holds temporary documents.
    EDIT(RetentionPolicy.TEMPORARY, Bytes.ONLINE, May.CHANGE_AND_DELETE),
    /// Everything but deletion; holds permanent documents.
    RW(RetentionPolicy.PERMANENT, Bytes.ONLINE, May.CHANGE),
    /// Reading only.
    RO(null, Bytes.ONLINE, May.NOTHING),
    /// Metadata only: the bytes are offline.
    AR(null, Bytes.OFFLINE, May.NOTHING);

    private enum Bytes {
        ONLINE,
        OFFLINE
    }

    private enum May {
        NOTHING,
        CHANGE,
        CHANGE_AND_DELETE
    }

    private final @Nullable RetentionPolicy accepted;
    private final Bytes bytes;
    private final May may;

    ElementMode(@Nullable RetentionPolicy accepted, Bytes bytes, May may) {
        this.accepted = accepted;
        this.bytes = bytes;
        this.may = may;
    }

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

    /// Whether new documents may be uploaded here.
    public boolean uploads() {
        return accepted != null;
    }

    /// Whether new documents of this retention may be uploaded here.
    public boolean accepts(RetentionPolicy policy) {
        return policy == accepted;
    }

    /// Whether what is known of documents may change.
    public boolean changes() {
        return may != May.NOTHING;
    }

    /// Whether documents may be deleted.
    public boolean deletes() {
        return may == May.CHANGE_AND_DELETE;
    }

    /// Whether bytes may be read.
    public boolean readable() {
        return bytes == Bytes.ONLINE;
    }

    /// Whether an element of this mode may get the mode `target`: an element is closed step by
    /// step, and opened again only by somebody who says that this is meant.
    ///
    /// @param confirmed whether somebody does
    public boolean mayBecome(ElementMode target, boolean confirmed) {
        return switch (this) {
            case RW -> target == RO;
            case RO -> target == AR || (target == RW && confirmed);
            case EDIT, AR -> false;
        };
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
