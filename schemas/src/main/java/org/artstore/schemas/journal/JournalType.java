package org.artstore.schemas.journal;

import org.artstore.schemas.event.EventRejected;

import java.util.Arrays;
import java.util.Locale;

/// The types of a journal's records and their versioned names.
enum JournalType {
    OPENED,
    CHUNK,
    SEALED,
    ABORTED,
    EXPIRED,
    WHOLE,
    JOINED,
    CHANGE_ATTRIBUTES,
    DELETE,
    TRANSFER,
    REMOVE_COPY,
    EXPIRE;

    String shortName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String typeName() {
        return "artstore." + (isCommand() ? "command." : "upload.") + shortName() + ".v1";
    }

    private boolean isCommand() {
        return switch (this) {
            case CHANGE_ATTRIBUTES, DELETE, TRANSFER, REMOVE_COPY, EXPIRE -> true;
            case OPENED, CHUNK, SEALED, ABORTED, EXPIRED, WHOLE, JOINED -> false;
        };
    }

    boolean carriesBytes() {
        return this == CHUNK || this == WHOLE;
    }

    static JournalType of(JournalRecord record) {
        return switch (record) {
            case JournalRecord.UploadOpened _ -> OPENED;
            case JournalRecord.Chunk _ -> CHUNK;
            case JournalRecord.UploadSealed _ -> SEALED;
            case JournalRecord.UploadAborted _ -> ABORTED;
            case JournalRecord.UploadExpired _ -> EXPIRED;
            case JournalRecord.WholeUpload _ -> WHOLE;
            case JournalRecord.UploadJoined _ -> JOINED;
            case FileCommand.ChangeAttributes _ -> CHANGE_ATTRIBUTES;
            case FileCommand.DeleteFile _ -> DELETE;
            case FileCommand.TransferFile _ -> TRANSFER;
            case FileCommand.RemoveCopy _ -> REMOVE_COPY;
            case FileCommand.ExpireFile _ -> EXPIRE;
        };
    }

    static JournalType named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.typeName().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new EventRejected(
                                        EventRejected.Reason.UNKNOWN_TYPE, "unknown type " + name));
    }
}
