package org.artstore.index.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.artstore.index.Samples;
import org.artstore.index.row.IndexChange;
import org.artstore.index.row.RestoreRequest;
import org.artstore.index.row.RestoredCopy;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.file.FileEvent.FileRestored;
import org.artstore.schemas.id.FileId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.stream.Stream;

class RestorationsTest {

    private static final Document DOCUMENT = Samples.document(Samples.METADATA);
    private static final FileRestored FIRST = restored(1);
    private static final FileRestored LATER = restored(2);

    @Test
    void aRequestIsOpenUntilTheDocumentIsRestored() {
        var asked = of(Samples.requested(DOCUMENT), Samples.requested(DOCUMENT));
        var served = of(Samples.requested(DOCUMENT), FIRST);

        assertThat(asked.requests())
                .extracting(RestoreRequest::fileId)
                .containsExactly(DOCUMENT.fileId().value());
        assertThat(served.requests()).isEmpty();
        assertThat(served.served()).containsExactly(DOCUMENT.fileId().value());
    }

    @Test
    void aRequestAfterTheCopyHasEndedIsANewOne() {
        var again = of(FIRST, Samples.ended(FIRST), Samples.requested(DOCUMENT));

        assertThat(again.copies()).isEmpty();
        assertThat(again.ended()).containsExactly(FIRST.copyId().value());
        assertThat(again.requests()).hasSize(1);
    }

    @Test
    void ofTwoCopiesTheOneThatLastsLongestIsRead() {
        assertThat(of(FIRST, LATER, FIRST).copies())
                .extracting(RestoredCopy::copyId)
                .containsExactly(LATER.copyId().value());
        assertThat(of(FIRST, LATER, Samples.ended(FIRST)).copies())
                .extracting(RestoredCopy::copyId)
                .containsExactly(LATER.copyId().value());
    }

    @Test
    void whatIsOfNoConcernLeavesNothing() {
        assertThat(of(Samples.changed(DOCUMENT), Samples.rejected()).isEmpty()).isTrue();
    }

    private static FileRestored restored(int day) {
        var copy = FileId.create(Samples.CREATED_AT.plus(Duration.ofDays(day)));
        return Samples.restored(DOCUMENT, copy, copy.createdAt().plus(Duration.ofDays(30)));
    }

    private static Restorations of(FileEvent... events) {
        return Restorations.of(
                Stream.of(events)
                        .map(
                                it ->
                                        new Entry(
                                                new ConsumerRecord<>(
                                                        "files", 0, 0, new byte[0], new byte[0]),
                                                IndexChange.of(it)))
                        .toList());
    }
}
