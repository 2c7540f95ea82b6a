package org.artstore.ingest.outcome;

import org.artstore.schemas.id.FileId;

import java.util.concurrent.CompletableFuture;

/// An upload whose seal is on its way.
///
/// @param length in bytes
/// @param durable completes when all replicas have the seal
/// @param outcome completes when the file log tells the end
public record Sealing(
        FileId file,
        long length,
        CompletableFuture<Void> durable,
        CompletableFuture<Outcome> outcome) {}
