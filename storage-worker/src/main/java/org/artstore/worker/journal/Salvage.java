package org.artstore.worker.journal;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.forward.UploadForwarded.Reason;
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
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.worker.disk.Displaced;
import org.artstore.worker.filelog.Outcomes;
import org.artstore.worker.forward.ElementForwards;
import org.artstore.worker.transfer.ElementTransfers;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Gives the uploads in the journal of an element that cannot be used to others, but for those that
/// the file log knows: its disk cannot tell which it had committed. To be used by one thread.
final class Salvage {

    private final ElementId element;
    private final ElementForwards forwards;
    private final ElementTransfers transfers;
    private final Announcements announcements;
    private final KafkaClients clients;

    /// Parts that went along with the document that they became.
    private final Set<FileId> joined = new HashSet<>();

    /// The keys of files for which there are commands, or which are on their way here.
    private final Set<String> awaited = new HashSet<>();

    private record Read(ConsumerRecord<String, byte[]> record, JournalRecord decoded) {
        FileId file() {
            return decoded.fileId();
        }
    }

    Salvage(
            ElementId element,
            ElementForwards forwards,
            ElementTransfers transfers,
            Announcements announcements,
            KafkaClients clients) {
        this.element = element;
        this.forwards = forwards;
        this.transfers = transfers;
        this.announcements = announcements;
        this.clients = clients;
    }

    /// Whether something about the file with this key has to wait for the element.
    boolean isAwaited(String key) {
        return awaited.contains(key);
    }

    /// Returns when other elements have the records, as far as they need them, and says how many
    /// could not be read. If it throws, the same records can be given again.
    ///
    /// @throws NobodyTakesThem when there is no other element for an upload
    int take(List<ConsumerRecord<String, byte[]>> records) {
        var letters = new ArrayList<DeadLetter<String, byte[]>>();
        var uploads = new ArrayList<Read>();
        transfers.catchUp();
        for (var record : records) {
            read(record, letters, uploads);
        }
        announcements.write(letters.stream().map(DeadLetter::seal).toList());
        var outcomes = outcomes(uploads);
        uploads.removeIf(it -> outcomes.isSettled(it.file()));
        displace(uploads);
        pass(uploads);
        return letters.size();
    }

    private void read(
            ConsumerRecord<String, byte[]> record,
            List<DeadLetter<String, byte[]>> letters,
            List<Read> uploads) {
        JournalRecord decoded;
        try {
            decoded = JournalCodec.decode(record, element);
        } catch (EventRejected refusal) {
            letters.add(DeadLetter.of(record, refusal));
            return;
        }
        var file = decoded.fileId();
        if (transfers.isOnItsWay(file)
                || (decoded instanceof FileCommand && !forwards.contain(file))) {
            awaited.add(record.key());
        } else if (!joined.contains(file)) {
            uploads.add(new Read(record, decoded));
        }
    }

    /// Of what this process has begun to pass the log need not be asked again.
    private Outcomes outcomes(List<Read> uploads) {
        var unknown =
                uploads.stream()
                        .map(Read::file)
                        .filter(it -> !forwards.havePassed(it))
                        .collect(Collectors.toSet());
        try {
            return Outcomes.of(unknown, element, clients);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the log was read", interruption);
        }
    }

    private void displace(List<Read> uploads) {
        var displaced = new LinkedHashMap<FileId, Displaced>();
        uploads.stream()
                .flatMap(it -> displaced(it.decoded()))
                .filter(it -> !forwards.contain(it.fileId()))
                .forEach(it -> displaced.putIfAbsent(it.fileId(), it));
        forwards.displace(displaced.values(), Reason.DISK_FAILED);
        if (!displaced.keySet().stream().allMatch(forwards::contain)) {
            throw new NobodyTakesThem();
        }
    }

    /// Parts go along with what is made of them, so that the element forgets them.
    private static Stream<Displaced> displaced(JournalRecord record) {
        var self = new Displaced(record.fileId(), length(record));
        return record instanceof UploadJoined whole
                ? Stream.concat(Stream.of(self), whole.parts().stream().map(Salvage::displaced))
                : Stream.of(self);
    }

    private static Displaced displaced(UploadJoined.Part part) {
        return new Displaced(part.fileId(), OptionalLong.of(part.length()));
    }

    private static OptionalLong length(JournalRecord record) {
        return switch (record) {
            case UploadOpened opened -> known(opened.expectedLength());
            case WholeUpload(_, var bytes) -> OptionalLong.of(bytes.length);
            case UploadJoined whole -> OptionalLong.of(whole.length());
            case Chunk _, UploadSealed _, UploadAborted _, UploadExpired _, FileCommand _ ->
                    OptionalLong.empty();
        };
    }

    private static OptionalLong known(@Nullable Long length) {
        return length == null ? OptionalLong.empty() : OptionalLong.of(length);
    }

    private void pass(List<Read> uploads) {
        forwards.pass(
                uploads.stream()
                        .filter(it -> !(it.decoded() instanceof UploadJoined))
                        .map(Read::record)
                        .toList());
        for (var upload : uploads) {
            if (upload.decoded() instanceof UploadJoined whole) {
                forwards.passJoined(upload.record(), whole);
                whole.parts().forEach(part -> joined.add(part.fileId()));
            }
        }
    }

    /// There is no other element that can store an upload: to be tried again.
    static final class NobodyTakesThem extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NobodyTakesThem() {
            super("no other element has room for the uploads of one that cannot be used");
        }
    }
}
