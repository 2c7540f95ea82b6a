package org.artstore.schemas.document;

/// What the first bytes of a document say of its type, where that is worth saying.
///
/// @param type the media type that they have
/// @param conflicts whether the client says another, which holds nevertheless; it says none
///     otherwise
public record Sniffed(String type, boolean conflicts) {}
