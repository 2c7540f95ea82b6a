package org.artstore.ingest.magic;

import org.apache.tika.detect.XmlRootExtractor;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Tells what documents are by their first bytes, as Tika does.
public final class Magics {

    private final Database database;
    private final List<Clause> html;

    /// Those that can match what begins with this byte; noted when it is first seen.
    private final AtomicReferenceArray<@Nullable List<Magic>> byFirstByte =
            new AtomicReferenceArray<>(0x100);

    Magics(Database database) {
        this.database = database;
        this.html = database.clauses(MediaType.TEXT_HTML);
    }

    /// Reads Tika's database.
    ///
    /// @param registry says what types are really called
    public static Magics load(MediaTypeRegistry registry) {
        return new Magics(DatabaseReader.read(registry));
    }

    /// What begins with these bytes; `application/octet-stream` when they do not say.
    ///
    /// @param length how many of the bytes are looked at
    public MediaType type(byte[] bytes, int length) {
        if (length == 0) {
            return MediaType.OCTET_STREAM;
        }
        var beginning = new Beginning(bytes, length);
        for (var magic : admitting(bytes[0] & 0xff)) {
            if (magic.clause().matches(beginning)) {
                return refined(magic.type(), beginning);
            }
        }
        return PlainText.is(bytes, length) ? MediaType.TEXT_PLAIN : MediaType.OCTET_STREAM;
    }

    private List<Magic> admitting(int first) {
        var known = byFirstByte.get(first);
        if (known == null) {
            known = database.admitting(first);
            byFirstByte.set(first, known);
        }
        return known;
    }

    private MediaType refined(MediaType type, Beginning bytes) {
        boolean isXml = type.equals(MediaType.APPLICATION_XML);
        if (!isXml && !type.equals(MediaType.TEXT_HTML)) {
            return type;
        }
        var root = new XmlRootExtractor().extractRootElement(bytes.copy());
        if (root != null) {
            return database.roots().getOrDefault(root, type);
        }
        return isXml ? malformed(bytes) : type;
    }

    /// What only seemed to be XML.
    private MediaType malformed(Beginning bytes) {
        return html.stream().anyMatch(clause -> clause.matches(bytes))
                ? MediaType.TEXT_HTML
                : MediaType.TEXT_PLAIN;
    }
}
