package org.artstore.schemas.holding;

import java.util.UUID;

/// That every event of a partition of the file log before `nextOffset` is applied.
///
/// @param topicId which file log: one of the same name made later has another
public record AppliedPosition(UUID topicId, int partition, long nextOffset) {}
