package org.artstore.ingest.description;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.attr.Blocks;
import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.MetadataRejected;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.jspecify.annotations.Nullable;

/// Whether a description fits the `attr.json` that will lie beside the document, whatever length,
/// digest and element the document gets.
final class AttributeRoom {

    private static final Sha256 ANY_DIGEST = new Sha256("0".repeat(64));
    private static final ElementId LONGEST_ELEMENT = new ElementId("e".repeat(63));
    private static final long LONGEST_FILE = 999_999_999_999_999L;
    private static final long LATE_VERSION = 999_999;
    /// As long as a type can be that the first bytes say.
    private static final String ANY_TYPE = "x".repeat(80);

    static final Blocks BLOCKS = new Blocks(Blocks.CRC32C, Blocks.BLOCK_SIZE, ANY_DIGEST);

    /// What a document needs that its client says nothing of: no fixed field is longer together.
    static final int FIXED_BYTES = 1_600;

    /// The most bytes of a character of Java in JSON: an escape like `\\u0001`.
    static final int BYTES_PER_CHARACTER = 6;

    private AttributeRoom() {}

    /// Refuses a description that does not fit.
    ///
    /// @throws UploadRefused when it does not
    static void require(Description description, FileId file, Creator creator, TenantId tenant) {
        if (isShort(description, creator)) {
            return;
        }
        try {
            AttrJson.write(largest(description, file, creator, tenant), BLOCKS);
        } catch (AttrRejected.TooLarge _) {
            throw new UploadRefused(new Refusal.AttributesTooLarge(AttrJson.MAX_BYTES));
        } catch (IllegalArgumentException _) {
            throw new MetadataRejected("/custom_attributes", "has no canonical form (RFC 8785)");
        }
    }

    /// Whether it fits whatever the characters are, so that nothing has to be written to find out.
    private static boolean isShort(Description description, Creator creator) {
        var metadata = description.metadata();
        if (!metadata.customAttributes().isEmpty()) {
            return false;
        }
        int characters =
                metadata.originalFilename().length()
                        + description.contentType().length()
                        + length(metadata.description())
                        + creator.username().length()
                        + length(creator.fullname());
        for (var tag : metadata.tags()) {
            characters += tag.length() + 1;
        }
        return characters <= (AttrJson.MAX_BYTES - FIXED_BYTES) / BYTES_PER_CHARACTER;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    static Document largest(
            Description description, FileId file, Creator creator, TenantId tenant) {
        var name = description.metadata().originalFilename();
        return new Document(
                file,
                new Location(
                        LONGEST_ELEMENT,
                        StorageName.directory(file),
                        StorageName.filename(file, name, creator.username())),
                description.metadata(),
                content(description.contentType()),
                file.createdAt(),
                file.createdAt(),
                creator,
                tenant,
                LATE_VERSION,
                description.retention(file.createdAt()));
    }

    /// The bytes say a type where the client says none, or another.
    private static Content content(String claim) {
        return claim.equals(ContentTypes.UNKNOWN)
                ? new Content(LONGEST_FILE, ANY_TYPE, ANY_DIGEST)
                : new Content(LONGEST_FILE, claim, ANY_TYPE, ANY_DIGEST);
    }
}
