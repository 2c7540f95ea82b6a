package org.artstore.standalone;

import org.artstore.standalone.setup.Urls;

/// What a human reads when the file log is not the one that the index was made from, because Kafka
/// lost it: how to have the index built anew.
record LostLog(Urls urls) {
    @Override
    public String toString() {
        return """
        But the file log was lost or replaced: what was stored before is still found, what is stored now is
        not. Let the elements tell the log of their files again, and the index be built from that:

          curl -s -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"source":"elements"}' %1$s/api/v1/reindex-jobs
          curl -s -H "Authorization: Bearer $TOKEN" %1$s/api/v1/reindex-jobs/JOB_ID
          curl -s -H "Authorization: Bearer $TOKEN" -X POST '%1$s/api/v1/reindex-jobs/JOB_ID/switch?confirm=true'

        The second line shows how far it is; the third is for when its state is "ready".
        """
                .formatted(urls.index());
    }
}
