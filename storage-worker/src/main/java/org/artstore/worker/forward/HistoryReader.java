package org.artstore.worker.forward;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.FileCommand;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.Chunk;
import org.artstore.schemas.journal.JournalRecord.UploadAborted;
import org.artstore.schemas.journal.JournalRecord.UploadExpired;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.schemas.journal.JournalRecord.UploadOpened;
import org.artstore.schemas.journal.JournalRecord.UploadSealed;
import org.artstore.schemas.journal.JournalRecord.WholeUpload;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Picks the records of some uploads out of a journal, each upload from its opening on.
final class HistoryReader {

    private final ElementId element;
    private final Set<FileId> files;
    private final Set<String> keys;
    private final Consumer<ConsumerRecord<String, byte[]>> visitor;
    private final Set<String> begun = new HashSet<>();

    HistoryReader(
            ElementId element,
            Collection<FileId> files,
            Consumer<ConsumerRecord<String, byte[]>> visitor) {
        this.element = element;
        this.files = Set.copyOf(files);
        this.keys = files.stream().map(FileId::toString).collect(Collectors.toSet());
        this.visitor = visitor;
    }

    Collection<FileId> files() {
        return files;
    }

    /// Takes the next record of the journal. What stands before the opening it has not seen, or not
    /// from its beginning on, so it is not shown.
    void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || !keys.contains(record.key())) {
            return;
        }
        try {
            if (opens(JournalCodec.decode(record, element))) {
                begun.add(record.key());
            }
        } catch (EventRejected _) {
            // It was buried when it was read first, and said nothing to the element.
            return;
        }
        if (begun.contains(record.key())) {
            visitor.accept(record);
        }
    }

    /// Whether this record belongs to an upload that was seen from its opening on.
    boolean hasSeen(ConsumerRecord<String, byte[]> record) {
        return begun.contains(record.key());
    }

    /// Whether every upload was seen from its opening on.
    boolean hasSeenAll() {
        return begun.containsAll(keys);
    }

    private static boolean opens(JournalRecord record) {
        return switch (record) {
            case UploadOpened _, WholeUpload _, UploadJoined _ -> true;
            case Chunk _, UploadSealed _, UploadAborted _, UploadExpired _, FileCommand _ -> false;
        };
    }
}
