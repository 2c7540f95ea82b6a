package org.artstore.ingest.coding;

/// The bytes are not in the coding that they should be in.
final class MalformedCoding extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedCoding(String detail) {
        super(detail);
    }
}
