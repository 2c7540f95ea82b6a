package org.artstore.ingest.multipart;

import org.artstore.ingest.upload.UploadSettings;

/// What one request may bring.
///
/// @param files at most
/// @param bytes of all files together, at most
/// @param metadataBytes of the part `metadata`, at most
record BatchLimits(int files, long bytes, int metadataBytes) {

    private static final int METADATA_PER_FILE = 4 << 10;

    static BatchLimits of(UploadSettings settings) {
        return new BatchLimits(
                settings.mostFiles(),
                settings.maxBatchSize().toBytes(),
                (int) settings.maxMetadataSize().toBytes()
                        + settings.mostFiles() * METADATA_PER_FILE);
    }
}
