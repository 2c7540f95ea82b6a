package org.artstore.ingest.description;

import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

import java.util.Optional;

/// The media type of a document, as its client names it.
public final class ContentTypes {

    /// Of a document whose client names none.
    public static final String UNKNOWN = MediaType.APPLICATION_OCTET_STREAM_VALUE;

    private static final int LONGEST = 255;

    private ContentTypes() {}

    /// Whether the text names one concrete type.
    public static boolean isValid(String text) {
        return parsed(text).isPresent();
    }

    /// The type that the text names; [#UNKNOWN] for none, and for that of web forms, which clients
    /// send on their own when nobody told them a type.
    public static String orUnknown(@Nullable String text) {
        return text == null || isForm(text) ? UNKNOWN : text;
    }

    /// Whether the text names `multipart/form-data`.
    public static boolean isMultipart(String text) {
        return parsed(text).filter(MediaType.MULTIPART_FORM_DATA::equalsTypeAndSubtype).isPresent();
    }

    private static boolean isForm(String text) {
        return parsed(text)
                .filter(MediaType.APPLICATION_FORM_URLENCODED::equalsTypeAndSubtype)
                .isPresent();
    }

    private static Optional<MediaType> parsed(String text) {
        try {
            return Optional.of(MediaType.parseMediaType(text))
                    .filter(type -> type.isConcrete() && text.length() <= LONGEST);
        } catch (InvalidMediaTypeException _) {
            return Optional.empty();
        }
    }
}
