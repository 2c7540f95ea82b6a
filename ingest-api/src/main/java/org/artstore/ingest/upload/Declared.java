package org.artstore.ingest.upload;

import org.artstore.schemas.document.Sha256;

import java.util.Optional;
import java.util.OptionalLong;

/// What the client says of its bytes beforehand.
///
/// @param length exactly how many there are
/// @param atMost how many there can be, at most
/// @param checksum the digest they have
public record Declared(OptionalLong length, OptionalLong atMost, Optional<Sha256> checksum) {}
