package org.artstore.worker.element;

import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.starter.kafka.KafkaClients;
import org.artstore.worker.filelog.Outcomes;
import org.artstore.worker.forward.Forwarding;
import org.artstore.worker.store.BlobStore;
import org.artstore.worker.store.CommittedFile;
import org.artstore.worker.store.ElementStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/// Takes from an element, before it is used again, what it committed and never told before it
/// failed, if another element has been asked to store it since.
record Withdrawal(Forwarding forwarding, KafkaClients clients) {

    private static final Logger LOG = LoggerFactory.getLogger(Withdrawal.class);

    /// What the file log says to lie here stays.
    ///
    /// @throws Forwarding.Undecided when it is not known what was forwarded
    void withdraw(ElementStore store) throws InterruptedException {
        var element = store.element();
        var committed =
                forwarding.of(element).all().stream()
                        .flatMap(it -> find(store.blobs(), it).stream())
                        .toList();
        var outcomes =
                Outcomes.of(
                        committed.stream().map(CommittedFile::fileId).toList(), element, clients);
        var foreign = committed.stream().filter(it -> !outcomes.isHere(it.fileId())).toList();
        store.blobs().withdraw(foreign);
        foreign.forEach(it -> log(it, element));
    }

    private static void log(CommittedFile file, ElementId element) {
        LOG.atWarn()
                .addKeyValue("file_id", file.fileId())
                .addKeyValue("element_id", element)
                .log("A file that another element stores is withdrawn");
    }

    /// One with a damaged attr.json counts as not committed to the journal as well.
    private static Optional<CommittedFile> find(BlobStore store, FileId file) {
        try {
            return store.find(file);
        } catch (AttrRejected damage) {
            LOG.atError()
                    .addKeyValue("file_id", file)
                    .setCause(damage)
                    .log("The attr.json of a forwarded file is damaged");
            return Optional.empty();
        }
    }
}
