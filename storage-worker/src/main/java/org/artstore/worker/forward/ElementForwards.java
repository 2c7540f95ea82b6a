package org.artstore.worker.forward;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.artstore.schemas.forward.UploadForwarded.Reason;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalCodec;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;
import org.artstore.worker.disk.Displaced;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The uploads of one element that others store. To be used by the thread that reads its journal.
public final class ElementForwards implements Decisions {

    private final ElementId element;
    private final ForwardTable table;
    private final Forwarding forwarding;
    private final Delivery delivery;
    private final JournalHistory history;

    /// The uploads of which the target knows everything up to the record passed last. An earlier
    /// process may have passed any part of the others.
    private final Set<FileId> passed = new HashSet<>();

    /// The uploads that came in a mode that takes none, and that nobody else could take.
    private final Set<FileId> kept = new HashSet<>();

    ElementForwards(
            ElementId element,
            ForwardTable table,
            Forwarding forwarding,
            Delivery delivery,
            JournalHistory history) {
        this.element = element;
        this.table = table;
        this.forwarding = forwarding;
        this.delivery = delivery;
        this.history = history;
    }

    @Override
    public boolean contain(FileId file) {
        return table.target(file, element).isPresent();
    }

    /// Whether the other element knows the upload from its opening on.
    public boolean havePassed(FileId file) {
        return passed.contains(file);
    }

    public boolean containAnyOf(UploadJoined joined) {
        return joined.parts().stream().anyMatch(part -> contain(part.fileId()));
    }

    /// Whether the mode of the element is one in which uploads may come.
    public boolean takesUploads() {
        return forwarding.takesUploads(element);
    }

    @Override
    public void keep(FileId file) {
        kept.add(file);
    }

    /// Whether it was said that the upload is stored here whatever the mode is.
    public boolean mustStay(FileId file) {
        return kept.contains(file);
    }

    /// All that were ever forwarded.
    public List<FileId> all() {
        return table.all(element);
    }

    @Override
    public boolean displace(Collection<Displaced> uploads, Reason reason) {
        return !uploads.isEmpty() && forwarding.decide(element, uploads, reason);
    }

    @Override
    public void catchUp() {
        forwarding.catchUp();
    }

    /// Passes records of forwarded uploads on, and whatever came before them. Returns when Kafka
    /// has them. If it throws, the same records can be passed again. What was trimmed an earlier
    /// process has passed; what is left is passed all the same, so that no end gets lost.
    public void pass(List<ConsumerRecord<String, byte[]>> records) {
        var met =
                records.stream().filter(it -> !isWhole(it) && !passed.contains(file(it))).toList();
        var fresh = met.stream().map(ElementForwards::file).collect(Collectors.toSet());
        passWithHistory(met, fresh);
        try (var open = delivery.open()) {
            records.stream()
                    .filter(it -> isWhole(it) || !fresh.contains(file(it)))
                    .forEach(it -> open.send(readdressed(it, file(it))));
        }
    }

    private void passWithHistory(List<ConsumerRecord<String, byte[]>> met, Set<FileId> fresh) {
        if (met.isEmpty()) {
            return;
        }
        try (var open = delivery.open()) {
            var reader =
                    new HistoryReader(element, fresh, it -> open.send(readdressed(it, file(it))));
            history.readTo(met, reader);
            met.stream()
                    .filter(it -> !reader.hasSeen(it))
                    .forEach(it -> open.send(readdressed(it, file(it))));
        }
        passed.addAll(fresh);
    }

    private static FileId file(ConsumerRecord<String, byte[]> record) {
        return FileId.parse(record.key());
    }

    /// One that needs no others.
    private static boolean isWhole(ConsumerRecord<String, byte[]> record) {
        return record.headers().lastHeader(JournalCodec.UPLOAD) != null;
    }

    /// Passes on what makes one document of parts, after all that was said of the parts. They go
    /// where the document goes, wherever they went before.
    public void passJoined(ConsumerRecord<String, byte[]> record, UploadJoined joined) {
        var file = joined.fileId();
        if (!passed.contains(file)) {
            passParts(joined);
        }
        delivery.deliver(List.of(readdressed(record, file)));
        passed.add(file);
    }

    private void passParts(UploadJoined joined) {
        var parts = joined.parts().stream().map(UploadJoined.Part::fileId).toList();
        try (var open = delivery.open()) {
            history.readAll(
                    element,
                    new HistoryReader(
                            element, parts, it -> open.send(readdressed(it, joined.fileId()))));
        }
    }

    /// The record for the element to which `file` was forwarded.
    private ProducerRecord<String, byte[]> readdressed(
            ConsumerRecord<String, byte[]> record, FileId file) {
        var target = table.target(file, element).orElseThrow();
        return JournalCodec.readdress(record, element, target);
    }
}
