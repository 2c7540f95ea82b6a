package org.artstore.ingest.register;

/// An event that is in the log.
///
/// @param status at its place or behind it
/// @param epoch of the writer that began with it, if it began one
public record Recorded(UploadStatus status, long epoch) {

    /// Whether the upload is open and belongs to the writer that began with this event.
    public boolean isOwn() {
        return status instanceof UploadStatus.Open && status.epoch() == epoch;
    }
}
