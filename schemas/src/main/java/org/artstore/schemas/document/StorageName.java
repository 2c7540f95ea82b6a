package org.artstore.schemas.document;

import org.artstore.schemas.id.FileId;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Where a document lies on its element: a pure function of its id, its name and its creator, so
/// that it can be found again from those, and nothing that a client sends can leave the root.
///
/// `<stem>_<account>_<YYYYMMDDTHHMMSS>_<file_id><.ext>` in `YYYY/MM/DD/HH`, in UTC.
public final class StorageName {

    /// The longest name, in bytes of UTF-8.
    public static final int MAX_BYTES = 200;

    private static final int MAX_EXTENSION_BYTES = 20;
    private static final int MAX_ACCOUNT_LENGTH = 20;
    private static final String NOTHING = "file";
    private static final DateTimeFormatter DIRECTORY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/HH", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private StorageName() {}

    /// The directory of a document, relative to the element's root.
    public static String directory(FileId file) {
        return DIRECTORY.format(file.createdAt());
    }

    /// The name of a document's bytes within its directory.
    public static String filename(FileId file, String originalFilename, String account) {
        int dot = extensionStart(originalFilename);
        var extension = safe(originalFilename.substring(dot));
        var suffix =
                "_" + slug(account) + "_" + TIME.format(file.createdAt()) + "_" + file + extension;
        var stem = cut(stem(originalFilename.substring(0, dot)), MAX_BYTES - bytes(suffix));
        return stem + suffix;
    }

    /// The extension of a document's name, in lower case and without the dot; empty without one.
    public static String extension(String originalFilename) {
        int dot = extensionStart(originalFilename);
        return dot == originalFilename.length()
                ? ""
                : originalFilename.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static int extensionStart(String name) {
        int dot = name.lastIndexOf('.');
        boolean isExtension =
                dot > 0
                        && dot < name.length() - 1
                        && bytes(name.substring(dot)) <= MAX_EXTENSION_BYTES;
        return isExtension ? dot : name.length();
    }

    private static String stem(String text) {
        var safe = safe(text);
        return safe.chars().allMatch(c -> c == '.' || c == ' ' || c == '_') ? NOTHING : safe;
    }

    private static String safe(String text) {
        return text.replaceAll("[<>:\"/\\\\|?*\\p{Cntrl}]", "_").replaceAll("_+", "_");
    }

    private static String slug(String account) {
        var slug = account.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var cut = slug.substring(0, Math.min(slug.length(), MAX_ACCOUNT_LENGTH));
        var trimmed = cut.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "account" : trimmed;
    }

    private static String cut(String text, int maxBytes) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            used += bytes(Character.toString(codePoint));
            if (used > maxBytes) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
