package org.artstore.worker.job;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// One thing that a job has found.
///
/// @param finding short and stable, lower case with hyphens
/// @param fileId if it is about a document
/// @param name where it lies, relative to the element's root
/// @param detail for a person
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobFinding(
        String finding, @Nullable FileId fileId, @Nullable String name, @Nullable String detail) {}
