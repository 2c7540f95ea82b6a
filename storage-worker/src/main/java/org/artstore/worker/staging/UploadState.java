package org.artstore.worker.staging;

import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.Forced;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What lies on the disk beside the bytes of an open upload. Its first line is the SHA-256 of the
/// rest, so that damage is found.
///
/// @param written how many bytes are on the disk for certain
/// @param digest of these bytes
record UploadState(UploadOpened opened, long epoch, long written, boolean broken, Sha256 digest) {

    private static final int DIGEST_LINE = 65;

    /// Puts the state in the place of an earlier one, durable as soon as the directory is forced.
    void write(Path path) {
        var json = EventJson.MAPPER.writeValueAsString(this);
        var text = Sha256.of(json.getBytes(StandardCharsets.UTF_8)) + "\n" + json;
        var next = next(path);
        Forced.write(next, text.getBytes(StandardCharsets.UTF_8));
        Forced.move(next, path);
    }

    /// Where a state is written before it takes its place.
    static Path next(Path path) {
        return path.resolveSibling(path.getFileName() + "-next");
    }

    /// The state at `path`; empty when it is damaged.
    static Optional<UploadState> read(Path path) {
        try {
            return parsed(Files.readString(path));
        } catch (IOException e) {
            throw DiskFailed.of(path, e);
        }
    }

    private static Optional<UploadState> parsed(String text) {
        if (text.length() < DIGEST_LINE) {
            return Optional.empty();
        }
        var json = text.substring(DIGEST_LINE);
        var digest = Sha256.of(json.getBytes(StandardCharsets.UTF_8)).hex();
        if (!text.startsWith(digest)) {
            return Optional.empty();
        }
        try {
            return Optional.of(EventJson.MAPPER.readValue(json, UploadState.class));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
