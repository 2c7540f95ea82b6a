package org.artstore.index.dump;

/// What a generation amounts to.
///
/// @param documents how many rows of documents it has, those of deleted ones included
/// @param hash of its canonical dump: SHA-256, hexadecimal
public record IndexHash(long documents, String hash) {}
