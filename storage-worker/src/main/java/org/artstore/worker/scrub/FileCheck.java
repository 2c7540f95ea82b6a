package org.artstore.worker.scrub;

import org.artstore.schemas.attr.AttrFile;
import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.attr.Blocks;
import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.file.FileEvent.FileDamaged.Part;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.disk.ElementDirectory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads one committed file whole: its attr.json against its own digest, its bytes against the
/// checksum in it, and its block checksums against theirs.
///
/// @param rate is asked before anything is read
public record FileCheck(RateLimit rate) {

    private static final int READ_AT_ONCE = 256 << 10;
    private static final int ATTR_AT_MOST = 64 << 10;

    /// The file of which this is the attr.json. A file that is changed or removed meanwhile is
    /// looked at again before it counts as damaged.
    public Finding of(Path attr) throws InterruptedException {
        var first = once(attr);
        var found = first instanceof Finding.Damaged ? once(attr) : first;
        if (Thread.interrupted()) {
            throw new InterruptedException("a read that was cut off says nothing of the file");
        }
        return found;
    }

    private Finding once(Path attr) throws InterruptedException {
        var name = CommittedName.ofAttr(attr.getFileName().toString());
        if (name.isEmpty()) {
            return new Finding.Gone();
        }
        var file = name.get().fileId();
        try {
            rate.file();
            return of(attr.resolveSibling(name.get().filename()), file, AttrJson.read(read(attr)));
        } catch (NoSuchFileException _) {
            return new Finding.Gone();
        } catch (AttrRejected | IOException damage) {
            return new Finding.Damaged(file, null, Part.ATTRIBUTES, detail(damage));
        }
    }

    private Finding of(Path bytes, FileId file, AttrFile attr) throws InterruptedException {
        var document = attr.document();
        var tenant = document.tenant();
        if (!document.fileId().equals(file)) {
            return new Finding.Damaged(
                    file, null, Part.ATTRIBUTES, "they are those of " + document.fileId());
        }
        var blocks = attr.blocks();
        var damagedBlocks = blocks == null ? null : blocksDamage(bytes, blocks);
        if (damagedBlocks != null) {
            return new Finding.Damaged(file, tenant, Part.BLOCKS, damagedBlocks);
        }
        var damage = contentDamage(bytes, document.content());
        return damage == null ? new Finding.Sound(document) : content(file, tenant, damage);
    }

    private static Finding content(FileId file, TenantId tenant, String damage) {
        return new Finding.Damaged(file, tenant, Part.CONTENT, damage);
    }

    private @Nullable String blocksDamage(Path bytes, Blocks blocks) throws InterruptedException {
        var path = bytes.resolveSibling(bytes.getFileName() + ElementDirectory.BLOCKS_SUFFIX);
        try (var file = FileChannel.open(path)) {
            return blocks.checksum().equals(digest(file)) ? null : "the block checksums differ";
        } catch (IOException e) {
            return detail(e);
        }
    }

    private @Nullable String contentDamage(Path bytes, Content content)
            throws InterruptedException {
        try (var file = FileChannel.open(bytes)) {
            if (file.size() != content.fileSize()) {
                return file.size() + " bytes instead of " + content.fileSize();
            }
            return content.checksum().equals(digest(file)) ? null : "the checksum differs";
        } catch (IOException e) {
            return detail(e);
        }
    }

    private Sha256 digest(FileChannel file) throws IOException, InterruptedException {
        var digest = Sha256.newDigest();
        var buffer = ByteBuffer.allocate(READ_AT_ONCE);
        while (file.read(buffer.clear()) >= 0) {
            rate.bytes(buffer.flip().remaining());
            digest.update(buffer);
        }
        return Sha256.ofDigest(digest.digest());
    }

    private static byte[] read(Path attr) throws IOException {
        try (var in = Files.newInputStream(attr)) {
            return in.readNBytes(ATTR_AT_MOST);
        }
    }

    private static String detail(Exception damage) {
        return switch (damage) {
            case NoSuchFileException _ -> "is missing";
            case IOException failure -> "cannot be read: " + failure.getClass().getSimpleName();
            default -> String.valueOf(damage.getMessage());
        };
    }
}
