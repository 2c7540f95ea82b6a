package org.artstore.ingest.resume;

import org.artstore.ingest.quota.Account;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;

/// One connection that appends to an upload.
///
/// @param account whose upload it is
/// @param epoch greater than that of every earlier writer
/// @param offset where it begins
record Writer(
        FileId file,
        ElementId element,
        Account account,
        long epoch,
        long offset,
        String traceparent) {}
