package org.artstore.worker.orphan;

import org.artstore.schemas.id.FileId;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.inventory.Entry;
import org.artstore.worker.job.JobFinding;

/// Bytes that may be an orphan.
///
/// @param name of the file to which they would belong
record Candidate(CommittedName name, Entry entry) {

    FileId file() {
        return name.fileId();
    }

    JobFinding finding(String what) {
        return new JobFinding(what, file(), entry.place().key(), null);
    }
}
