package org.artstore.worker.scrub;

import org.artstore.schemas.attr.AttrFile;
import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.file.FileEvent.FileDamaged.Part;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.disk.ElementDirectory;
import org.artstore.worker.fixity.Damaged;
import org.artstore.worker.inventory.Inventory;
import org.artstore.worker.inventory.Place;
import org.jspecify.annotations.Nullable;

/// Reads one committed file whole: its attr.json against its own digest, its bytes against the
/// checksum in it, and its block checksums against theirs.
///
/// @param rate is asked when anything is read
public record FileCheck(Inventory inventory, RateLimit rate) {

    /// The file of which this is the attr.json. A file that is changed or removed meanwhile is
    /// looked at again before it counts as damaged.
    public Finding of(Place attr) throws InterruptedException {
        var first = once(attr);
        var found = first instanceof Finding.Damaged ? once(attr) : first;
        if (Thread.interrupted()) {
            throw new InterruptedException("a read that was cut off says nothing of the file");
        }
        return found;
    }

    private Finding once(Place attr) throws InterruptedException {
        var name = CommittedName.ofAttr(attr.name());
        if (name.isEmpty()) {
            return new Finding.Gone();
        }
        var file = name.get().fileId();
        try {
            rate.file();
            var read = inventory.get(attr);
            return read.isEmpty()
                    ? new Finding.Gone()
                    : of(attr.sibling(name.get().filename()), file, AttrJson.read(read.get()));
        } catch (AttrRejected | Damaged damage) {
            return new Finding.Damaged(
                    file, null, Part.ATTRIBUTES, String.valueOf(damage.getMessage()));
        }
    }

    private Finding of(Place bytes, FileId file, AttrFile attr) throws InterruptedException {
        var document = attr.document();
        var tenant = document.tenant();
        if (!document.fileId().equals(file)) {
            return new Finding.Damaged(
                    file, null, Part.ATTRIBUTES, "they are those of " + document.fileId());
        }
        var blocks = attr.blocks();
        if (blocks != null) {
            var place = bytes.sibling(bytes.name() + ElementDirectory.BLOCKS_SUFFIX);
            var damage = damage(place, blocks.checksum());
            if (damage != null) {
                return new Finding.Damaged(file, tenant, Part.BLOCKS, damage);
            }
        }
        var content = document.content();
        var length = lengthDamage(bytes, content.fileSize());
        var damage = length == null ? damage(bytes, content.checksum()) : length;
        return damage == null
                ? new Finding.Sound(document)
                : new Finding.Damaged(file, tenant, Part.CONTENT, damage);
    }

    private @Nullable String lengthDamage(Place bytes, long length) {
        return inventory
                .look(bytes)
                .filter(it -> it.regular() && it.size() != length)
                .map(it -> it.size() + " bytes instead of " + length)
                .orElse(null);
    }

    private @Nullable String damage(Place place, Sha256 checksum) throws InterruptedException {
        var digest = Sha256.newDigest();
        try {
            boolean there =
                    inventory.read(
                            place,
                            (bytes, length) -> {
                                rate.bytes(length);
                                digest.update(bytes, 0, length);
                            });
            if (!there) {
                return "is missing";
            }
            return checksum.equals(Sha256.ofDigest(digest.digest()))
                    ? null
                    : "the checksum differs";
        } catch (Damaged unreadable) {
            return unreadable.getMessage();
        }
    }
}
