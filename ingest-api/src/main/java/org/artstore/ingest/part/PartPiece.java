package org.artstore.ingest.part;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;

import java.util.regex.Pattern;

/// Some of the bytes of a part, perhaps none.
///
/// @param headers of the part, the same for all of its pieces
/// @param content in memory that needs no release
/// @param isLast whether the part ends with it
public record PartPiece(HttpHeaders headers, DataBuffer content, boolean isLast) {

    private static final Pattern TEXT = Pattern.compile("(?i)text/plain *(;.*)?");

    /// What the part is called in its form.
    public @Nullable String name() {
        return headers.getContentDisposition().getName();
    }

    /// Whether the part is what a form sends of a field: text without the name of a file.
    public boolean isField() {
        var type = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return headers.getContentDisposition().getFilename() == null
                && (type == null || TEXT.matcher(type).matches());
    }
}
