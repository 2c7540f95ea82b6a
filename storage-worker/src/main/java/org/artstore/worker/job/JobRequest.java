package org.artstore.worker.job;

import org.artstore.schemas.id.ElementId;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// What an operator asks for.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record JobRequest(@Nullable ElementId elementId) {

    /// @throws JobRejected.Invalid when it does not say
    ElementId element() {
        if (elementId == null) {
            throw new JobRejected.Invalid("element_id", "is required");
        }
        return elementId;
    }
}
