package org.artstore.ingest.tus;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.upload.UploadEvent.UploadCreated;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads and writes `Upload-Concat` (tus 1.0.0, concatenation extension).
sealed interface TusConcat {
    /// The most parts of a document.
    int MOST_PARTS = 1_000;

    String PARTIAL = "partial";
    String FINAL = "final;";

    /// The upload is bytes of a document to come.
    record Partial() implements TusConcat {}

    /// The document is made of these uploads.
    record Final(List<FileId> parts) implements TusConcat {}

    /// What the header says, if it is there.
    ///
    /// @throws UploadRefused when it is malformed, or names an upload twice or too many
    static Optional<TusConcat> read(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (header.equals(PARTIAL)) {
            return Optional.of(new Partial());
        }
        if (!header.startsWith(FINAL)) {
            throw malformed();
        }
        var urls = header.substring(FINAL.length()).strip().split(" +", MOST_PARTS + 1);
        var parts = Arrays.stream(urls).map(TusConcat::named).distinct().toList();
        if (parts.size() != urls.length || parts.size() > MOST_PARTS) {
            throw malformed();
        }
        return Optional.of(new Final(parts));
    }

    /// What the header of this upload says, if it has one.
    static Optional<String> of(UploadCreated created) {
        if (created.partOf() != null) {
            return Optional.of(PARTIAL);
        }
        return Optional.ofNullable(created.parts())
                .map(
                        parts ->
                                parts.stream()
                                        .map(part -> TusHeaders.UPLOADS + part)
                                        .collect(Collectors.joining(" ", FINAL, "")));
    }

    private static FileId named(String url) {
        try {
            var path = URI.create(url).getPath();
            if (path != null && path.startsWith(TusHeaders.UPLOADS)) {
                return FileId.parse(path.substring(TusHeaders.UPLOADS.length()));
            }
        } catch (IllegalArgumentException _) {
            throw malformed();
        }
        throw malformed();
    }

    private static UploadRefused malformed() {
        return new UploadRefused(new Refusal.MalformedHeader(TusHeaders.CONCAT));
    }
}
