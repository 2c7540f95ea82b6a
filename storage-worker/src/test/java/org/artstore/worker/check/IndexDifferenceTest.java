package org.artstore.worker.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.document.Content;
import org.artstore.schemas.document.Creator;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.document.Location;
import org.artstore.schemas.document.Metadata;
import org.artstore.schemas.document.Retention;
import org.artstore.schemas.document.Sha256;
import org.artstore.schemas.document.StorageName;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileDeleted;
import org.artstore.schemas.file.FileEvent.FileRestoreEnded;
import org.artstore.schemas.file.FileEvent.FileRestored;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.artstore.schemas.holding.IndexedCopy;
import org.artstore.schemas.holding.IndexedDocument;
import org.artstore.schemas.id.ClientId;
import org.artstore.schemas.id.CommandId;
import org.artstore.schemas.id.ElementId;
import org.artstore.schemas.id.FileId;
import org.artstore.schemas.id.TenantId;
import org.artstore.worker.filelog.LogState;
import org.artstore.worker.filelog.Part;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a check of one element says, given the log and the index.
class IndexDifferenceTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ElementId HERE = new ElementId("here");
    private static final ElementId THERE = new ElementId("there");
    private static final ClientId CLIENT = new ClientId("sa_test_someone_01234567");
    private static final TenantId TENANT = new TenantId("default");
    private static final Sha256 CHECKSUM = Sha256.of(new byte[] {1});

    private final FileId file = FileId.create(NOON);
    private final FileId copy = FileId.create(NOON.plusSeconds(1));
    private final LogState log = new LogState(HERE, new Part(_ -> true));
    private final Set<FileId> untold = new HashSet<>();

    @Test
    void whatIsHereIsARowOfTheSameVersionAndContent() {
        given(stored(HERE, 2));

        assertThat(found(file, row(HERE, 2))).isNull();
        assertThat(found(file)).isEqualTo("missing-in-index");
        assertThat(found(file, row(HERE, 1))).isEqualTo("version-differs-in-index");
        assertThat(found(file, row(HERE, 3))).isEqualTo("version-differs-in-index");
        assertThat(found(file, row(THERE, 2))).isEqualTo("elsewhere-in-index");
        assertThat(found(file, deletion(HERE, 3))).isEqualTo("deleted-in-index");
        assertThat(found(file, row(HERE, 2, Sha256.of(new byte[] {2}).hex())))
                .isEqualTo("checksum-differs-in-index");
        assertThat(found(file, row(HERE, 2, ""))).isEqualTo("checksum-differs-in-index");
    }

    @Test
    void aDeletedDocumentKeepsItsRow() {
        given(stored(HERE, 1), deleted(HERE, 2));

        assertThat(found(file, deletion(HERE, 2))).isNull();
        assertThat(found(file)).isEqualTo("deletion-missing-in-index");
        assertThat(found(file, row(HERE, 1))).isEqualTo("deleted-but-in-index");
        assertThat(found(file, deletion(HERE, 5))).isEqualTo("version-differs-in-index");
    }

    @Test
    void whatWentElsewhereIsNoMatterOfThisElement() {
        given(stored(HERE, 1), stored(THERE, 2));

        assertThat(found(file, row(THERE, 2))).isNull();
        assertThat(found(file, row(THERE, 7))).isNull();
        assertThat(found(file)).isNull();
        assertThat(found(file, row(HERE, 1))).isEqualTo("moved-but-in-index");
    }

    /// Told again, as by a rebuild of the source during the margin.
    @Test
    void anOlderVersionThatComesLaterSaysNothing() {
        given(stored(THERE, 2), stored(HERE, 1));

        assertThat(found(file, row(THERE, 2))).isNull();
        assertThat(found(file, row(HERE, 1))).isEqualTo("moved-but-in-index");
    }

    @Test
    void ofWhatTheLogKnowsNothingTheElementIsTheReference() {
        assertThat(found(file, row(HERE, 1))).isEqualTo("only-in-index");
        assertThat(found(file, row(THERE, 1))).isNull();
        assertThat(found(file)).isNull();

        untold.add(file);

        assertThat(found(file, row(HERE, 1))).isNull();
        assertThat(found(file)).isEqualTo("missing-in-index");
    }

    @Test
    void aRestoredCopyIsKnownByItsOwnId() {
        var late = NOON.plus(Duration.ofDays(2));
        given(stored(THERE, 1), restored(HERE, late));

        assertThat(found(copy, copy(copy, HERE, late))).isNull();
        assertThat(found(copy)).isEqualTo("missing-in-index");
        assertThat(found(copy, copy(copy, THERE, late))).isEqualTo("elsewhere-in-index");
        var other = FileId.create(NOON.plusSeconds(2));
        assertThat(found(copy, copy(other, THERE, late.plusSeconds(1)))).isNull();
        assertThat(found(copy, copy(other, THERE, late.minusSeconds(1))))
                .isEqualTo("missing-in-index");
    }

    @Test
    void aRestoredCopyThatIsOverLeavesNothing() {
        given(stored(THERE, 1), restored(HERE, NOON), ended());

        assertThat(found(copy)).isNull();
        assertThat(found(copy, copy(copy, HERE, NOON))).isEqualTo("deleted-but-in-index");
    }

    @Test
    void aCopyThatNobodyToldOfIsOnlyInTheIndex() {
        assertThat(found(copy, copy(copy, HERE, NOON))).isEqualTo("only-in-index");
        assertThat(found(copy, copy(copy, THERE, NOON))).isNull();
    }

    private void given(FileEvent... events) {
        List.of(events).forEach(log::apply);
    }

    private @Nullable String found(FileId asked, Holding... holdings) {
        var difference =
                new IndexDifference(HERE, log::of, log::copy, untold).of(asked, List.of(holdings));
        return difference == null ? null : difference.finding();
    }

    private Holding row(ElementId element, long version) {
        return row(element, version, CHECKSUM.hex());
    }

    private Holding row(ElementId element, long version, String checksum) {
        return new Holding.Row(new IndexedDocument(file, element, version, false, checksum));
    }

    private Holding deletion(ElementId element, long version) {
        return new Holding.Row(new IndexedDocument(file, element, version, true, ""));
    }

    private Holding copy(FileId id, ElementId element, Instant until) {
        return new Holding.Copy(new IndexedCopy(file, id, element, until));
    }

    private FileEvent stored(ElementId element, long version) {
        var metadata = new Metadata("a.txt", null, List.of(), CustomAttributes.NONE);
        return new FileStored(
                new Document(
                        file,
                        new Location(
                                element,
                                StorageName.directory(file),
                                StorageName.filename(file, "a.txt", "books")),
                        metadata,
                        new Content(1, "text/plain", CHECKSUM),
                        file.createdAt(),
                        file.createdAt(),
                        new Creator(CLIENT, "books", null),
                        TENANT,
                        version,
                        Retention.temporary(file.createdAt(), 30)));
    }

    private FileEvent deleted(ElementId element, long version) {
        return new FileDeleted(
                file, TENANT, element, CLIENT, version, NOON, CLIENT, CommandId.create());
    }

    private FileEvent restored(ElementId element, Instant until) {
        return new FileRestored(
                file, TENANT, THERE, 1, copy, element, CHECKSUM, CLIENT, NOON, until);
    }

    private FileEvent ended() {
        return new FileRestoreEnded(file, TENANT, HERE, copy, 1, NOON, CommandId.create());
    }
}
