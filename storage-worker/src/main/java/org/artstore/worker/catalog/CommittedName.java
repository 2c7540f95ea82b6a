package org.artstore.worker.catalog;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.id.FileId;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a committed file and the id in it.
public record CommittedName(FileId fileId, String filename) {

    private static final Pattern FORM =
            Pattern.compile("_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\\.[^.]*)?$");

    /// Of the file whose attr.json has this name; empty when the name is that of anything else.
    public static Optional<CommittedName> ofAttr(String attrName) {
        return attrName.endsWith(AttrJson.SUFFIX)
                ? ofBytes(attrName.substring(0, attrName.length() - AttrJson.SUFFIX.length()))
                : Optional.empty();
    }

    /// Whether this is the name of an attr.json.
    public static boolean isAttr(String name) {
        return name.endsWith(AttrJson.SUFFIX);
    }

    /// The name of the attr.json of the file that has this name.
    public static String attrOf(String filename) {
        return filename + AttrJson.SUFFIX;
    }

    /// Of the file whose bytes have this name; empty when the name is that of anything else.
    public static Optional<CommittedName> ofBytes(String filename) {
        var found = FORM.matcher(filename);
        return found.find() ? parsed(found.group(1), filename) : Optional.empty();
    }

    private static Optional<CommittedName> parsed(String id, String filename) {
        try {
            return Optional.of(new CommittedName(FileId.parse(id), filename));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
