package org.artstore.ingest.compression;

import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

import java.util.List;

/// The types of documents for which compression is set: names, or patterns like `text/*` and
/// `application/*+json`.
record MediaTypes(List<MimeType> patterns) {

    /// @throws InvalidMimeTypeException when a name is none
    static MediaTypes of(List<String> names) {
        return new MediaTypes(names.stream().map(MimeTypeUtils::parseMimeType).toList());
    }

    /// Whether the type is among them, whatever its parameters.
    boolean include(String type) {
        try {
            var named = MimeTypeUtils.parseMimeType(type);
            return patterns.stream().anyMatch(pattern -> pattern.includes(named));
        } catch (InvalidMimeTypeException _) {
            return false;
        }
    }
}
