package org.artstore.schemas.document;

/// Metadata breaks a rule of the archive.
public final class MetadataRejected extends RuntimeException {

    private final String pointer;
    private final String detail;

    public MetadataRejected(String pointer, String detail) {
        super(pointer + ": " + detail);
        this.pointer = pointer;
        this.detail = detail;
    }

    /// Where: a JSON pointer (RFC 6901) with the names that clients use.
    public String pointer() {
        return pointer;
    }

    /// What is wrong there, for a person.
    public String detail() {
        return detail;
    }
}
