package org.artstore.ingest.sniff;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.artstore.schemas.document.Sniffed;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/// Which types can be true of the same bytes. Signatures are blunt: a text document of an office is
/// an archive to them, and a table is text; so only what cannot be true at all is a conflict.
final class TypeRelations {

    /// No type of the archive is longer, whatever its first bytes say; see
    /// [org.artstore.ingest.description.AttributeRoom].
    private static final int LONGEST = 80;

    private static final Set<String> NEVER_TEXT = Set.of("image", "audio", "video", "font");
    private static final String INTERNAL = "x-tika-";

    private final MimeTypes types;
    private final MediaTypeRegistry registry;

    TypeRelations(MimeTypes types) {
        this.types = types;
        this.registry = types.getMediaTypeRegistry();
    }

    @Nullable Sniffed compared(Signature found, String filename, String claim) {
        if (isNone(claim)) {
            return said(published(refined(found, filename)), false);
        }
        var claimed = MediaType.parse(claim);
        if (claimed == null || found.saysNothing() || agree(claimed.getBaseType(), found.type())) {
            return null;
        }
        return said(published(refined(found, filename)), true);
    }

    /// Whether the words of a client name no type.
    boolean isNone(String claim) {
        var type = MediaType.parse(claim);
        return type == null || type.getBaseType().equals(MediaType.OCTET_STREAM);
    }

    /// The name decides between the types that the bytes allow.
    private MediaType refined(Signature found, String filename) {
        var named = named(filename);
        return registry.isInstanceOf(named, found.type()) ? named : found.type();
    }

    private MediaType named(String filename) {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, filename);
        try {
            return types.detect(null, metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean agree(MediaType claimed, MediaType found) {
        var claim = registry.normalize(claimed);
        var bytes = registry.normalize(found.getBaseType());
        if (registry.isInstanceOf(claim, bytes)
                || registry.isInstanceOf(bytes, claim)
                || plain(claim).equals(plain(bytes))) {
            return true;
        }
        return isText(bytes) && !isNeverText(claim);
    }

    /// Texts are told apart by little, and the types that nobody has registered are mostly texts.
    private boolean isNeverText(MediaType claim) {
        if (isText(claim)) {
            return false;
        }
        return NEVER_TEXT.contains(claim.getType()) || registry.getTypes().contains(claim);
    }

    private boolean isText(MediaType type) {
        return type.getType().equals("text")
                || type.getType().equals("message")
                || type.getSubtype().endsWith("+xml")
                || type.getSubtype().endsWith("+json")
                || registry.isInstanceOf(type, MediaType.TEXT_PLAIN);
    }

    /// The same container may be called after its sound or its picture, with or without `x-`.
    private static String plain(MediaType type) {
        var name = type.getSubtype();
        return name.startsWith("x-") ? name.substring(2) : name;
    }

    /// The nearest type that others know too.
    private MediaType published(MediaType type) {
        var known = type.getBaseType();
        while (known.getSubtype().startsWith(INTERNAL) || known.toString().length() > LONGEST) {
            var broader = registry.getSupertype(known);
            known = broader == null ? MediaType.OCTET_STREAM : broader.getBaseType();
        }
        return known;
    }

    private static @Nullable Sniffed said(MediaType type, boolean conflicts) {
        return type.equals(MediaType.OCTET_STREAM) ? null : new Sniffed(type.toString(), conflicts);
    }
}
