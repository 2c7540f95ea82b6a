package org.artstore.worker.catalog;

import org.artstore.schemas.attr.AttrFile;

import java.nio.file.Path;

/// A committed file as its element has it.
///
/// @param bytes where its content lies
/// @param blocks where its block checksums lie if it has any
/// @param attr what its attr.json says
public record CommittedFile(Path bytes, Path blocks, AttrFile attr) {}
