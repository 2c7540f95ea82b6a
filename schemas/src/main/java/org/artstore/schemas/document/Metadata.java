package org.artstore.schemas.document;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the client says of its document. Lengths count Unicode code points.
public record Metadata(
        String originalFilename,
        @Nullable String description,
        List<String> tags,
        CustomAttributes customAttributes) {

    public static final int MAX_FILENAME = 500;
    public static final int MAX_DESCRIPTION = 1_000;
    public static final int MAX_TAGS = 50;
    public static final int MAX_TAG = 50;

    /// @throws MetadataRejected when a value breaks a rule
    public Metadata {
        tags = List.copyOf(tags);
        requireFilename(originalFilename);
        if (description != null) {
            require(
                    length(description) <= MAX_DESCRIPTION,
                    "/description",
                    "over 1,000 characters");
            require(storable(description), "/description", "contains characters that are no text");
        }
        require(tags.size() <= MAX_TAGS, "/tags", "over 50 tags");
        for (int i = 0; i < tags.size(); i++) {
            requireTag(tags.get(i), "/tags/" + i);
        }
        require(
                customAttributes.storable(),
                "/custom_attributes",
                "contains characters that are no text, or numbers beyond double precision");
    }

    private static void requireFilename(String name) {
        require(!name.isBlank(), "/filename", "must not be blank");
        require(length(name) <= MAX_FILENAME, "/filename", "over 500 characters");
        require(printable(name), "/filename", "contains control characters");
        require(plain(name), "/filename", "contains path parts");
    }

    private static void requireTag(String tag, String pointer) {
        require(!tag.isBlank(), pointer, "must not be blank");
        require(length(tag) <= MAX_TAG, pointer, "over 50 characters");
        require(printable(tag), pointer, "contains control characters");
    }

    private static void require(boolean holds, String pointer, String detail) {
        if (!holds) {
            throw new MetadataRejected(pointer, detail);
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean printable(String text) {
        return storable(text) && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static boolean plain(String name) {
        return !name.contains("/")
                && !name.contains("\\")
                && !name.equals(".")
                && !name.equals("..");
    }

    /// Whether every store can keep the text as it is: no NUL and no half of a surrogate pair.
    static boolean storable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || isHalf(c));
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
