package org.artstore.worker.store;

import org.artstore.schemas.id.ElementId;
import org.artstore.worker.staging.Staging;

/// One element, ready to take up its journal where an earlier process left off.
///
/// @param blobs its committed files
/// @param staging the uploads that are not committed yet
public record ElementStore(ElementId element, BlobStore blobs, Staging staging) {}
