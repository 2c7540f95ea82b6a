package org.artstore.worker.powercut;

import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.journal.JournalRecord;

import java.util.List;
import java.util.Map;

/// Records of a journal that come in one batch.
///
/// @param checkpoint whether their offset is committed afterwards
/// @param after what is different then
/// @param open the files whose uploads may be open then
record Step(
        ElementId element,
        List<JournalRecord> records,
        boolean checkpoint,
        Map<String, Seen.Presence> after,
        List<String> open) {}
