package org.artstore.schemas.journal;

import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.journal.FileCommand.ChangeAttributes;
import org.artstore.schemas.journal.FileCommand.DeleteFile;
import org.artstore.schemas.journal.FileCommand.ExpireFile;
import org.artstore.schemas.journal.FileCommand.RemoveCopy;
import org.artstore.schemas.journal.FileCommand.TransferFile;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.journal.JournalRecord.UploadExpired;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;

/// What a record says, said to another element.
final class Readdressed {

    private Readdressed() {}

    static JournalRecord of(JournalRecord record, ElementId to) {
        return switch (record) {
            case UploadOpened opened -> opened(opened, to);
            case Chunk(var file, var _, var epoch, var offset, var bytes) ->
                    new Chunk(file, to, epoch, offset, bytes);
            case UploadSealed(
                            var file,
                            var _,
                            var epoch,
                            var length,
                            var at,
                            var late,
                            var sniffed) ->
                    new UploadSealed(file, to, epoch, length, at, late, sniffed);
            case UploadAborted(var file, var _, var epoch, var reason) ->
                    new UploadAborted(file, to, epoch, reason);
            case UploadExpired(var file, var _, var epoch) -> new UploadExpired(file, to, epoch);
            case WholeUpload(var opened, var bytes) -> new WholeUpload(opened(opened, to), bytes);
            case UploadJoined(var opened, var parts, var at) ->
                    new UploadJoined(opened(opened, to), parts, at);
            case ChangeAttributes change ->
                    new ChangeAttributes(
                            change.fileId(),
                            to,
                            change.commandId(),
                            change.requester(),
                            change.version(),
                            change.description(),
                            change.tags(),
                            change.customAttributes(),
                            change.retainUntil(),
                            change.legalHold(),
                            change.requestedAt());
            case DeleteFile(var file, var _, var id, var requester, var version, var at) ->
                    new DeleteFile(file, to, id, requester, version, at);
            case TransferFile(
                            var file,
                            var _,
                            var id,
                            var requester,
                            var version,
                            var target,
                            var finalise,
                            var at) ->
                    new TransferFile(file, to, id, requester, version, target, finalise, at);
            case RemoveCopy(var file, var _, var id, var requester, var version, var at) ->
                    new RemoveCopy(file, to, id, requester, version, at);
            case ExpireFile(var file, var _, var id, var tenant, var version, var at, var of) ->
                    new ExpireFile(file, to, id, tenant, version, at, of);
        };
    }

    private static UploadOpened opened(UploadOpened opened, ElementId to) {
        return new UploadOpened(
                opened.fileId(),
                to,
                opened.epoch(),
                opened.tenant(),
                opened.metadata(),
                opened.contentType(),
                opened.retention(),
                opened.creator(),
                opened.expectedLength(),
                opened.expectedChecksum(),
                opened.detectedContentType(),
                opened.transfer(),
                opened.copyOf());
    }
}
