package org.artstore.ingest.resume;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.register.UploadStatus;
import org.artstore.ingest.register.UploadStatus.Claimed;
import org.artstore.ingest.register.UploadStatus.Completed;
import org.artstore.ingest.sniff.Signature;
import org.artstore.schemas.document.RetentionPolicy;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.journal.JournalRecord.UploadJoined;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The complete uploads of which a document is to be made, in its order.
///
/// @param claimedBy the document that has claimed some of them
/// @param digest of their ids, which tells whether that document is the same
record Parts(List<UploadStatus> all, Optional<FileId> claimedBy, Sha256 digest) {
    /// @throws UploadRefused when one is not complete, belongs to another document, comes twice, or
    ///     lies elsewhere than the others
    static Parts of(List<UploadStatus> all) {
        var digest = digest(all);
        var claims = all.stream().flatMap(part -> claim(part).stream()).distinct().toList();
        var first = all.getFirst().created();
        for (var part : all) {
            boolean isUsable =
                    isFree(part, digest)
                            && part.created().elementId().equals(first.elementId())
                            && part.created().partOf() == first.partOf()
                            && claims.size() <= 1;
            if (!isUsable) {
                throw new UploadRefused(new Refusal.PartNotUsable(part.created().fileId()));
            }
        }
        return new Parts(all, claims.stream().findFirst(), digest);
    }

    ElementId element() {
        return all.getFirst().created().elementId();
    }

    RetentionPolicy policy() {
        return Objects.requireNonNull(all.getFirst().created().partOf());
    }

    /// Of all together.
    long length() {
        return all.stream().mapToLong(UploadStatus::offset).sum();
    }

    /// What the bytes are that begin the document.
    Signature signature() {
        return Signature.of(
                switch (all.getFirst()) {
                    case Completed completed -> completed.sniffed();
                    case Claimed(var completed, var _, var _) -> completed.sniffed();
                    case UploadStatus _ -> null;
                });
    }

    /// Those that nobody has claimed, in the order of their ids.
    List<FileId> unclaimed() {
        return all.stream()
                .filter(Completed.class::isInstance)
                .map(part -> part.created().fileId())
                .sorted(Comparator.comparing(FileId::toString))
                .toList();
    }

    /// In the words of the journal.
    List<UploadJoined.Part> toJoin() {
        return all.stream()
                .map(
                        part ->
                                new UploadJoined.Part(
                                        part.created().fileId(), part.epoch(), part.offset()))
                .toList();
    }

    private static boolean isFree(UploadStatus part, Sha256 digest) {
        return part instanceof Completed
                || (part instanceof Claimed(var _, var _, var all) && all.equals(digest));
    }

    private static Sha256 digest(List<UploadStatus> parts) {
        var ids = new StringBuilder();
        parts.forEach(part -> ids.append(part.created().fileId()).append('\n'));
        return Sha256.of(ids.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<FileId> claim(UploadStatus part) {
        return part instanceof Claimed(var _, var by, var _) ? Optional.of(by) : Optional.empty();
    }
}
