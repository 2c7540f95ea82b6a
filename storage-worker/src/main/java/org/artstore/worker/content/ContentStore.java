package org.artstore.worker.content;

import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.file.HeldFile;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.worker.element.OwnElements;
import org.artstore.worker.element.ServedElement;
import org.artstore.worker.fixity.Damaged;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.StoreUnavailable;
import org.artstore.worker.transfer.Transfers;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Finds content among the elements of this worker. It blocks.
final class ContentStore {

    private final OwnElements elements;
    private final Transfers transfers;

    ContentStore(OwnElements elements, Transfers transfers) {
        this.elements = elements;
        this.transfers = transfers;
    }

    /// @param damaged elements of which the copy is known not to be what was stored
    /// @throws ContentRejected when it is not to be sent
    Delivery open(FileId file, @Nullable String rangeHeader, Set<ElementId> damaged) {
        try {
            return search(file, rangeHeader, damaged);
        } catch (StoreUnavailable _) {
            throw new ContentRejected.Offline(file);
        }
    }

    /// A copy that is damaged is passed over if there is another.
    private Delivery search(FileId file, @Nullable String rangeHeader, Set<ElementId> damaged) {
        ContentRejected.Damaged damage = null;
        for (ServedElement element : preferred(file)) {
            if (!damaged.contains(element.id())) {
                try {
                    var found = delivery(element, file, rangeHeader);
                    if (found.isPresent()) {
                        return found.get();
                    }
                } catch (ContentRejected.Damaged finding) {
                    damage = damage == null ? finding : damage;
                }
            }
        }
        if (damage != null) {
            throw damage;
        }
        throw missing(file);
    }

    private ContentRejected missing(FileId file) {
        if (elements.served().stream().anyMatch(it -> it.blobs().deleted(file).isPresent())) {
            return new ContentRejected.Deleted(file);
        }
        return elements.areAllServed()
                ? new ContentRejected.Unknown(file.toString())
                : new ContentRejected.Offline(file);
    }

    /// What is known of a document of this tenant, or of its deletion. Of restored copies nothing
    /// is: they take no changes.
    ///
    /// @throws ContentRejected when that is nothing, or cannot be said
    HeldFile held(FileId file, TenantId tenant) {
        try {
            return knownOf(file, tenant);
        } catch (StoreUnavailable _) {
            throw new ContentRejected.Offline(file);
        }
    }

    private HeldFile knownOf(FileId file, TenantId tenant) {
        var held =
                elements.served().stream()
                        .filter(element -> !transfers.haveTaken(file, element.id()))
                        .flatMap(element -> held(element, file).stream())
                        .max(Comparator.comparing(ContentStore::version));
        if (held.isEmpty() && !elements.areAllServed()) {
            throw new ContentRejected.Offline(file);
        }
        return held.filter(it -> it.tenant().equals(tenant))
                .orElseThrow(() -> new ContentRejected.Unknown(file.toString()));
    }

    /// A copy that the document has left behind is looked for last: there may be another here.
    private List<ServedElement> preferred(FileId file) {
        return elements.served().stream()
                .sorted(Comparator.comparing(element -> transfers.haveTaken(file, element.id())))
                .toList();
    }

    private static long version(HeldFile held) {
        var document = held.document();
        return document != null
                ? document.version()
                : Objects.requireNonNull(held.deleted()).version();
    }

    private static Optional<HeldFile> held(ServedElement element, FileId file) {
        return find(element, file)
                .filter(it -> it.document().copyOf() == null)
                .map(it -> new HeldFile(it.document(), null))
                .or(() -> element.blobs().deleted(file).map(it -> new HeldFile(null, it)));
    }

    private static Optional<Delivery> delivery(
            ServedElement element, FileId file, @Nullable String rangeHeader) {
        var found = find(element, file);
        if (found.isPresent() && !element.mode().readable()) {
            throw new ContentRejected.ModeForbids(element.mode());
        }
        if (found.isPresent() && element.damages().contains(file)) {
            throw new ContentRejected.Damaged("found damaged before");
        }
        return found.map(committed -> delivery(element, committed, rangeHeader));
    }

    private static Delivery delivery(
            ServedElement element, CommittedFile file, @Nullable String rangeHeader) {
        var range = ByteRange.of(rangeHeader, file.document().content().fileSize());
        try {
            return new Delivery(element.id(), file.document(), range, element.blobs().open(file));
        } catch (Damaged damage) {
            throw ContentRejected.Damaged.of(damage);
        }
    }

    private static Optional<CommittedFile> find(ServedElement element, FileId file) {
        try {
            return element.blobs().find(file);
        } catch (AttrRejected refusal) {
            throw new ContentRejected.Damaged("attr.json of " + file + ": " + refusal.getMessage());
        }
    }
}
