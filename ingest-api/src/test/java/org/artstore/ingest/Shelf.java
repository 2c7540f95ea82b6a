package org.artstore.ingest;

import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.CommandRejected;
import org.artstore.schemas.file.FileEvent.CommandRejected.Refusal;
import org.artstore.schemas.file.FileEvent.FileChanged;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.file.FileEvent.UploadRejected;
import org.artstore.schemas.file.HeldFile;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.journal.FileCommand.ChangeAttributes;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.ExpireFile;
import org.artstore.schemas.journal.FileCommand.RemoveCopy;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.journal.JournalRecord.UploadExpired;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/// What records of journals leave behind: open uploads and stored documents. Refuses whatever a
/// journal must not contain.
final class Shelf {

    private final Map<FileId, Open> open = new ConcurrentHashMap<>();
    private final Map<FileId, Document> stored = new ConcurrentHashMap<>();
    private final Map<FileId, FileDeleted> deleted = new ConcurrentHashMap<>();
    private final Map<FileId, Deque<Refusal>> refusals = new ConcurrentHashMap<>();
    private final Set<FileId> aborted = ConcurrentHashMap.newKeySet();
    private final List<JournalRecord> records = new CopyOnWriteArrayList<>();

    private static final class Open {
        final UploadOpened opened;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long epoch;

        Open(UploadOpened opened) {
            this.opened = opened;
            this.epoch = opened.epoch();
        }

        /// The rule of epochs: older ones are passed over, a newer one may begin further back.
        void add(Chunk chunk) {
            if (chunk.epoch() < epoch) {
                return;
            }
            require(chunk.offset() <= bytes.size());
            if (chunk.epoch() > epoch) {
                epoch = chunk.epoch();
                cutBack((int) chunk.offset());
            }
            require(chunk.offset() == bytes.size());
            bytes.writeBytes(chunk.bytes());
        }

        private void cutBack(int length) {
            if (length == bytes.size()) {
                return;
            }
            var kept = bytes.toByteArray();
            bytes.reset();
            bytes.write(kept, 0, length);
        }
    }

    /// Uploads that have neither been sealed nor aborted.
    Map<FileId, ?> open() {
        return Map.copyOf(open);
    }

    /// How many bytes of an upload have come; none if it is not open.
    long bytes(FileId file) {
        var upload = open.get(file);
        return upload == null ? 0 : upload.bytes.size();
    }

    /// The uploads of one account that have neither been sealed nor aborted.
    List<FileId> open(ClientId account) {
        return open.values().stream()
                .map(it -> it.opened)
                .filter(it -> it.creator().id().equals(account))
                .map(UploadOpened::fileId)
                .toList();
    }

    Map<FileId, Document> stored() {
        return Map.copyOf(stored);
    }

    /// What a worker would answer that holds these files.
    Optional<HeldFile> held(FileId file) {
        return Optional.ofNullable(deleted.get(file))
                .map(event -> new HeldFile(null, event))
                .or(
                        () ->
                                Optional.ofNullable(stored.get(file))
                                        .map(document -> new HeldFile(document, null)));
    }

    /// Puts a document here that did not come by a journal.
    void hold(Document document) {
        stored.put(document.fileId(), document);
    }

    /// The restored copies of a document.
    List<Document> copies(FileId of) {
        return stored.values().stream()
                .filter(it -> it.copyOf() != null && it.copyOf().fileId().equals(of))
                .toList();
    }

    /// The next commands for this file are refused for these reasons, one after the other.
    void refuse(FileId file, Refusal... reasons) {
        refusals.put(file, new ConcurrentLinkedDeque<>(List.of(reasons)));
    }

    Document document(FileId file) {
        return Objects.requireNonNull(stored.get(file), "not stored");
    }

    /// The records of a file, without bytes, in their order.
    List<JournalRecord> records(FileId file) {
        return records.stream().filter(record -> record.fileId().equals(file)).toList();
    }

    Optional<FileEvent> apply(JournalRecord record) {
        records.add(record instanceof Chunk chunk ? emptied(chunk) : record);
        return switch (record) {
            case UploadOpened opened -> {
                require(open.put(opened.fileId(), new Open(opened)) == null);
                yield Optional.empty();
            }
            case Chunk chunk -> {
                var upload = open.get(chunk.fileId());
                if (upload != null) {
                    upload.add(chunk);
                }
                yield Optional.empty();
            }
            case UploadSealed sealed -> {
                var again = stored.get(sealed.fileId());
                yield Optional.of(again == null ? seal(sealed) : new FileStored(again));
            }
            case UploadAborted aborted -> {
                abort(aborted);
                yield Optional.empty();
            }
            case UploadExpired expired ->
                    throw new AssertionError("nobody lets uploads expire: " + expired);
            case WholeUpload whole -> {
                var upload = new Open(whole.opened());
                upload.bytes.writeBytes(whole.bytes());
                yield Optional.of(end(whole.opened(), upload));
            }
            case UploadJoined joined -> {
                var again = stored.get(joined.fileId());
                yield Optional.of(again == null ? join(joined) : new FileStored(again));
            }
            case FileCommand command -> obey(command);
        };
    }

    private Optional<FileEvent> obey(FileCommand command) {
        var reasons = refusals.get(command.fileId());
        var reason = reasons == null ? null : reasons.poll();
        var document = stored.get(command.fileId());
        if (reason != null || document == null || document.version() != command.version()) {
            return Optional.of(
                    new CommandRejected(
                            command.fileId(),
                            command.tenant(),
                            command.commandId(),
                            reason != null ? reason : Refusal.VERSION_DIFFERS,
                            null,
                            command.requestedAt()));
        }
        return switch (command) {
            case ChangeAttributes change -> {
                var after = change.applyTo(document);
                stored.put(change.fileId(), after);
                yield Optional.of(new FileChanged(after, change.commandId()));
            }
            case DeleteFile delete -> {
                var event =
                        new FileDeleted(
                                delete.fileId(),
                                document.tenant(),
                                delete.elementId(),
                                document.creator().id(),
                                document.version() + 1,
                                delete.requestedAt(),
                                delete.requester().requestedById(),
                                delete.commandId());
                stored.remove(delete.fileId());
                deleted.put(delete.fileId(), event);
                yield Optional.of(event);
            }
            case TransferFile _, RemoveCopy _, ExpireFile _ -> Optional.empty();
        };
    }

    /// May be said again.
    private void abort(UploadAborted record) {
        var upload = open.remove(record.fileId());
        require(
                upload == null
                        ? aborted.contains(record.fileId())
                        : upload.epoch <= record.epoch());
        aborted.add(record.fileId());
    }

    private FileEvent seal(UploadSealed sealed) {
        var upload = open(sealed);
        open.remove(sealed.fileId());
        require(sealed.epoch() == upload.epoch && sealed.length() == upload.bytes.size());
        return end(upload.opened.describedBy(sealed), upload);
    }

    private FileEvent join(UploadJoined joined) {
        var whole = new Open(joined.opened());
        for (var part : joined.parts()) {
            var upload = open.remove(part.fileId());
            require(upload != null && upload.epoch == part.epoch());
            require(upload.bytes.size() == part.length());
            whole.bytes.writeBytes(upload.bytes.toByteArray());
        }
        return end(joined.opened(), whole);
    }

    private FileEvent end(UploadOpened opened, Open upload) {
        int length = upload.bytes.size();
        var checksum = Sha256.of(upload.bytes.toByteArray());
        if (opened.expectedChecksum() != null && !opened.expectedChecksum().equals(checksum)) {
            return new UploadRejected(
                    opened.fileId(),
                    opened.tenant(),
                    UploadRejected.Reason.DIGEST_MISMATCH,
                    "differs",
                    Instant.now());
        }
        require(opened.expectedLength() == null || opened.expectedLength() == length);
        var document =
                document(
                        opened,
                        new Content(
                                length,
                                opened.contentType(),
                                opened.detectedContentType(),
                                checksum));
        require(stored.put(opened.fileId(), document) == null);
        return FileEvent.committed(document);
    }

    private static Document document(UploadOpened opened, Content content) {
        return new Document(
                opened.fileId(),
                new Location(
                        opened.elementId(),
                        StorageName.directory(opened.fileId()),
                        StorageName.filename(
                                opened.fileId(),
                                opened.metadata().originalFilename(),
                                opened.creator().username())),
                opened.metadata(),
                content,
                opened.createdAt(),
                opened.createdAt(),
                opened.creator(),
                opened.tenant(),
                1,
                opened.retention(),
                opened.copyOf());
    }

    private Open open(JournalRecord record) {
        var upload = open.get(record.fileId());
        if (upload == null) {
            throw new AssertionError("not open: " + record.fileId());
        }
        return upload;
    }

    private static Chunk emptied(Chunk chunk) {
        return new Chunk(
                chunk.fileId(), chunk.elementId(), chunk.epoch(), chunk.offset(), new byte[0]);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new AssertionError("a record that must not be there");
        }
    }
}
