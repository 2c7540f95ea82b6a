package org.artstore.ingest.multipart;

import org.artstore.ingest.description.MetadataPart;
import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;

import tools.jackson.databind.JsonNode;

/// What the part `metadata` says: of the only file an object, of many an array in their order.
record Descriptions(JsonNode json) {

    /// @throws UploadRefused when it is no JSON
    static Descriptions read(byte[] text) {
        return new Descriptions(MetadataPart.parse(text));
    }

    /// Whether each file has its own.
    boolean areMany() {
        return json.isArray();
    }

    /// That of the file at `index`.
    ///
    /// @throws UploadRefused when there is none
    JsonNode of(int index) {
        requireFor(index + 1, false);
        return areMany() ? json.get(index) : json;
    }

    /// @throws UploadRefused when there are not as many as files
    void requireFor(int files) {
        requireFor(files, true);
    }

    private void requireFor(int files, boolean all) {
        int described = areMany() ? json.size() : 1;
        if (files > described || (all && files < described)) {
            throw new UploadRefused(new Refusal.OtherCount(files, described));
        }
    }
}
