package org.artstore.worker.journal;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.event.DeadLetter;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.forward.UploadForwarded.Reason;
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
import org.artstore.worker.disk.DiskFailed;
import org.artstore.worker.disk.Displaced;
import org.artstore.worker.store.ElementStore;
import org.artstore.worker.store.StoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The records of one poll. They are applied one by one and settled together, so that their uploads
/// share one commit. If anything fails, the same records can be applied again by a new batch.
final class JournalBatch {

    private static final Logger LOG = LoggerFactory.getLogger(JournalBatch.class);

    private final ElementStore store;
    private final JournalOutput output;
    private final List<ConsumerRecord<String, byte[]>> forwarded = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<PendingJoin> joins = new ArrayList<>();
    private final Set<FileId> over = new HashSet<>();

    /// Files that a command was about. What it did is told before anything else happens to the
    /// file: so what is on the disk and was not told is never more than one change old.
    private final Set<FileId> commanded = new HashSet<>();
    private final Set<FileId> ended;
    private final Set<FileId> awaited;
    private final BatchTransfers transfers;

    /// @param ended uploads that ended without a document and of which the disk knows: some of
    /// their records may come again, and must find them, until an offset behind the last one is
    /// committed. The batch adds those that end in it.
    /// @param awaited uploads whose join waits for its parts, so that they can only wait too
    JournalBatch(ElementStore store, JournalOutput output, Set<FileId> ended, Set<FileId> awaited) {
        this.store = store;
        this.output = output;
        this.ended = ended;
        this.awaited = new HashSet<>(awaited);
        this.transfers = new BatchTransfers(output.transfers());
    }

    /// @throws DiskFailed when the disk does not take it
    void add(ConsumerRecord<String, byte[]> record) {
        JournalRecord decoded;
        try {
            decoded = JournalCodec.decode(record, store.element());
        } catch (EventRejected refusal) {
            answers.add(new Answer.Bury(DeadLetter.of(record, refusal), null));
            return;
        }
        if (over.contains(decoded.fileId()) || commanded.contains(decoded.fileId())) {
            settle();
        }
        if (decoded instanceof FileCommand command && !isElsewhere(decoded, record)) {
            commanded.add(command.fileId());
            applied(record, () -> Optional.of(answer(command, record))).ifPresent(this::add);
        } else if (output.transfers().isRefused(decoded.fileId())) {
            add(new Answer.Drop(decoded.fileId()));
        } else if (decoded instanceof UploadJoined joined && awaited.add(joined.fileId())) {
            joins.add(new PendingJoin(joined, record));
        } else if (!awaited.contains(decoded.fileId()) && isElsewhere(decoded, record)) {
            forwarded.add(record);
        } else if (!ended.contains(decoded.fileId()) && !awaited.contains(decoded.fileId())) {
            refuseNew(decoded, record);
            applied(record, () -> application(record).apply(decoded)).ifPresent(this::add);
        }
    }

    private Answer answer(FileCommand command, ConsumerRecord<String, byte[]> record) {
        return application(record).answer(command, output.mode().get(), output.clock().instant());
    }

    /// A decision that was heard too late does not count: what is committed here stays here. Of
    /// what has been passed nothing is committed.
    private boolean isElsewhere(JournalRecord decoded, ConsumerRecord<String, byte[]> at) {
        var file = decoded.fileId();
        return output.forwards().contain(file)
                && (output.forwards().havePassed(file) || !application(at).isOver(decoded));
    }

    private RecordApplication application(ConsumerRecord<String, byte[]> record) {
        return new RecordApplication(store, output.transfers(), record);
    }

    /// While the mode takes no uploads, those that come for the first time go elsewhere.
    private void refuseNew(JournalRecord record, ConsumerRecord<String, byte[]> at) {
        if (output.forwards().takesUploads()) {
            return;
        }
        switch (record) {
            case UploadOpened opened -> refuseNew(opened, opened.expectedLength(), at);
            case WholeUpload(var opened, var bytes) -> refuseNew(opened, (long) bytes.length, at);
            case Chunk _,
                    UploadSealed _,
                    UploadAborted _,
                    UploadExpired _,
                    UploadJoined _,
                    FileCommand _ -> {}
        }
    }

    private void refuseNew(
            UploadOpened opened, @Nullable Long length, ConsumerRecord<String, byte[]> at) {
        var file = opened.fileId();
        if (!output.forwards().mustStay(file)
                && !store.staging().isOpen(file)
                && !application(at).isOver(opened)) {
            var known = length == null ? OptionalLong.empty() : OptionalLong.of(length);
            throw new Misplaced(new Displaced(file, known), Reason.READ_ONLY);
        }
    }

    /// The joins among the records. They are put off because parts may be behind them.
    List<PendingJoin> joins() {
        return joins;
    }

    /// Joins uploads if all are there, and says whether that is settled now.
    ///
    /// @param last whether none can come any more
    boolean join(PendingJoin join, boolean last) {
        var joined = join.joined();
        if (isElsewhere(joined, join.record())) {
            if (!last && !store.staging().isJoinable(joined)) {
                return false;
            }
            output.forwards().passJoined(join.record(), joined);
            dropParts(joined);
            return true;
        }
        var application = application(join.record());
        if (output.forwards().containAnyOf(joined) && !application.isOver(joined.opened())) {
            throw new Misplaced(
                    new Displaced(joined.fileId(), OptionalLong.of(joined.length())),
                    Reason.PARTS_FORWARDED);
        }
        var answer = applied(join.record(), () -> application.join(joined, last));
        answer.ifPresent(
                it -> {
                    add(it);
                    dropParts(joined);
                });
        return answer.isPresent();
    }

    private void dropParts(UploadJoined joined) {
        joined.parts().forEach(part -> add(new Answer.Drop(part.fileId())));
    }

    private Optional<Answer> applied(
            ConsumerRecord<String, byte[]> record, Supplier<Optional<Answer>> application) {
        try {
            return application.get();
        } catch (DiskFailed | StoreUnavailable failure) {
            throw failure;
        } catch (RuntimeException failure) {
            LOG.atError()
                    .addKeyValue("file_id", record.key())
                    .setCause(failure)
                    .log("A journal record cannot be carried out");
            return Optional.of(
                    new Answer.Bury(
                            new DeadLetter<>(record, "impossible", failure.getClass().getName()),
                            null));
        }
    }

    private void add(Answer answer) {
        answers.add(answer);
        answer.over().ifPresent(over::add);
    }

    /// Commits, tells the file log, passes on what others store, and forgets the uploads that are
    /// over, except for the ended.
    void settle() {
        transfers.settleWith(answers);
        store.blobs().commit(each(Answer.Commit.class).map(Answer.Commit::upload).toList());
        store.blobs().confirm(each(Answer.Found.class).map(Answer.Found::file).toList());
        store.blobs().confirm(each(Answer.Changed.class).map(Answer.Changed::file).toList());
        store.blobs().change(each(Answer.Change.class).map(Answer.Change::change).toList());
        store.blobs().delete(each(Answer.Delete.class).map(Answer.Delete::deletion).toList());
        store.blobs().confirmDeleted(each(Answer.Gone.class).map(Answer.Gone::event).toList());
        output.announcements().write(answers.stream().flatMap(this::words).toList());
        transfers.hear(answers);
        output.forwards().pass(forwarded);
        answers.stream().filter(JournalBatch::hasNoDocument).forEach(this::keepWhileNeeded);
        store.staging().settle(over);
        output.metrics().buried(each(Answer.Bury.class).count());
        answers.clear();
        forwarded.clear();
        over.clear();
        commanded.clear();
    }

    private Stream<ProducerRecord<String, byte[]>> words(Answer answer) {
        return Stream.concat(answer.toRecord().stream(), transfers.words(answer));
    }

    private void keepWhileNeeded(Answer answer) {
        answer.over()
                .filter(store.staging()::isPersisted)
                .ifPresent(
                        file -> {
                            over.remove(file);
                            ended.add(file);
                        });
    }

    private static boolean hasNoDocument(Answer answer) {
        return switch (answer) {
            case Answer.Refuse _, Answer.Drop _, Answer.Abandon _, Answer.Bury _ -> true;
            case Answer.Commit _,
                    Answer.Found _,
                    Answer.Gone _,
                    Answer.Delete _,
                    Answer.Change _,
                    Answer.Changed _,
                    Answer.Begin _,
                    Answer.Told _ ->
                    false;
        };
    }

    private <A extends Answer> Stream<A> each(Class<A> type) {
        return answers.stream().filter(type::isInstance).map(type::cast);
    }
}
