package org.artstore.ingest.description;

import org.artstore.schemas.document.CopyOf;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.RetentionPolicy;

import java.time.Duration;
import java.time.Instant;

/// What makes an upload the restored copy of an archived document.
///
/// @param of the document
/// @param keep how long the copy lives
public record Copied(CopyOf of, Duration keep) {

    /// How long a copy that is made then is kept, to the millisecond.
    Retention retention(Instant createdAt) {
        int days = (int) Math.max(1, keep.plusDays(1).minusNanos(1).toDays());
        return new Retention(RetentionPolicy.TEMPORARY, days, createdAt.plus(keep), null, false);
    }
}
