package org.artstore.worker.element;

import org.artstore.schemas.element.ElementMode;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.damage.DamageRegister;
import org.artstore.worker.inventory.Inventory;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.Notes;

import java.util.Optional;

/// An element in use, as those see it who look after its files.
public final class KeptElement {

    private final OwnElement element;
    private final OpenElement open;

    KeptElement(OwnElement element, OpenElement open) {
        this.element = element;
        this.open = open;
    }

    public ElementId id() {
        return element.registration().elementId();
    }

    /// As it is now.
    public ElementMode mode() {
        return element.registration().mode();
    }

    public Inventory inventory() {
        return open.store().blobs().inventory();
    }

    public Notes notes() {
        return open.store().blobs().notes();
    }

    public DamageRegister damages() {
        return open.damages();
    }

    /// How many documents it has, more or less.
    public long files() {
        return open.usage().files();
    }

    /// One of its files, if it is there.
    ///
    /// @throws org.artstore.schemas.attr.AttrRejected when its attr.json must not be trusted
    public Optional<CommittedFile> find(FileId file) {
        return open.store().blobs().find(file);
    }

    /// Whether it still is: not lost, not withdrawn, not closed.
    public boolean isInUse() {
        return element.opened().filter(open::equals).isPresent();
    }

    /// Whether everything that was in its journal a moment ago is stored or staged.
    public boolean isCaughtUp() {
        return open.journal().isCaughtUp();
    }

    /// Whether an upload of this id is not committed yet.
    public boolean isStaged(FileId file) {
        return open.store().staging().isOpen(file);
    }

    /// Whether a document of this id was here, and was deleted or went elsewhere.
    public boolean isDeleted(FileId file) {
        return open.store().blobs().gone(file).isPresent();
    }
}
