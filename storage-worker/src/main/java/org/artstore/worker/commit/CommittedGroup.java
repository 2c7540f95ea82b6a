package org.artstore.worker.commit;

import java.time.Duration;

/// What one group commit has added to an element.
///
/// @param files documents
/// @param contentBytes their content
/// @param diskBytes all that lies on the disk for them
/// @param duration of the whole commit
public record CommittedGroup(int files, long contentBytes, long diskBytes, Duration duration) {}
