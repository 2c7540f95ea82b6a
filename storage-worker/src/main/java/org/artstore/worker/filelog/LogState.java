package org.artstore.worker.filelog;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileCopyRemoved;
import org.artstore.schemas.file.FileEvent.FileDamaged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileExpired;
import org.artstore.schemas.file.FileEvent.FileMoved;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.file.FileEvent.FileRestoreRequested;
import org.artstore.schemas.file.FileEvent.FileRestored;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.FileVerified;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/// What the file log says that an element has, of a part of all documents and restored copies.
public final class LogState {

    /// A restored copy never changes.
    private static final long VERSION_OF_COPIES = 1;

    private final ElementId element;
    private final Part part;
    private final Map<FileId, Told> told = new HashMap<>();
    private final Map<FileId, Copy> copies = new HashMap<>();

    /// Where a document lies, for this element.
    public enum Where {
        HERE,
        ELSEWHERE,
        /// It is deleted.
        NOWHERE
    }

    /// A restored copy of a document, and until when it stays.
    public record Copy(FileId of, Instant expiresAt) {}

    /// What was told last of a document.
    ///
    /// @param where it lies
    /// @param checksum enough of it to tell two apart
    /// @param wasHere whether it was here when it was deleted
    public record Told(long version, Where where, long checksum, boolean wasHere) {

        private static final int DIGITS = 16;

        static Told of(Document document, ElementId element) {
            return new Told(
                    document.version(),
                    document.location().elementId().equals(element) ? Where.HERE : Where.ELSEWHERE,
                    checksum(document.content().checksum()),
                    false);
        }

        static Told of(FileRestored copy, ElementId element) {
            return new Told(
                    VERSION_OF_COPIES,
                    copy.elementId().equals(element) ? Where.HERE : Where.ELSEWHERE,
                    checksum(copy.checksum()),
                    false);
        }

        /// Whether its bytes are those of this document.
        public boolean hasContentOf(Document document) {
            return checksum == checksum(document.content().checksum());
        }

        /// Whether that is the checksum of its bytes.
        public boolean hasChecksum(String hex) {
            return hex.startsWith(HexFormat.of().toHexDigits(checksum));
        }

        private static long checksum(Sha256 whole) {
            return Long.parseUnsignedLong(whole.hex(), 0, DIGITS, 16);
        }
    }

    public LogState(ElementId element, Part part) {
        this.element = element;
        this.part = part;
    }

    /// The next event of the log. The version decides, not the order.
    public void apply(FileEvent event) {
        if (part.contains(event.heldAs())) {
            switch (event) {
                case FileStored(var document) -> told(document);
                case FileChanged(var document, _) -> told(document);
                case FileDeleted deleted -> gone(deleted);
                case FileExpired(var deletion) -> gone(deletion);
                case FileRestored copy -> restored(copy);
                case FileRestoreEnded end ->
                        told(end.copyId(), new Told(Long.MAX_VALUE, Where.NOWHERE, 0, false));
                case FileMoved _,
                        FileCopyRemoved _,
                        UploadRejected _,
                        CommandRejected _,
                        FileVerified _,
                        FileDamaged _,
                        FileRestoreRequested _ -> {
                    // Nothing of what a document is.
                }
            }
        }
    }

    private void restored(FileRestored copy) {
        told(copy.copyId(), Told.of(copy, element));
        copies.put(copy.copyId(), new Copy(copy.fileId(), copy.expiresAt()));
    }

    private void gone(FileDeleted deletion) {
        boolean wasHere = deletion.elementId().equals(element);
        told(deletion.fileId(), new Told(deletion.version(), Where.NOWHERE, 0, wasHere));
    }

    private void told(Document document) {
        told(document.fileId(), Told.of(document, element));
    }

    private void told(FileId file, Told last) {
        told.merge(file, last, (known, now) -> now.version() >= known.version() ? now : known);
    }

    /// Whether anything was told of the document.
    public boolean knows(FileId file) {
        return told.containsKey(file);
    }

    /// What was told last of the document, if anything.
    public @Nullable Told of(FileId file) {
        return told.get(file);
    }

    /// The restored copy of this id, if one was told.
    public @Nullable Copy copy(FileId file) {
        return copies.get(file);
    }

    /// All that the index should have of this element: what is here, and what was deleted here.
    public Set<FileId> known() {
        var known = new HashMap<>(told);
        known.values().removeIf(it -> it.where() != Where.HERE && !it.wasHere());
        return known.keySet();
    }

    /// All that the element should have.
    public Set<FileId> here() {
        var here = new HashMap<>(told);
        here.values().removeIf(it -> it.where() != Where.HERE);
        return here.keySet();
    }
}
