package org.artstore.worker.staging;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.file.FileEvent.UploadRejected.Reason;
import org.artstore.schemas.journal.JournalRecord;
import org.artstore.schemas.journal.JournalRecord.UploadExpired;
import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.Test;

import java.util.List;

class UploadTest {

    private static final TestUpload UPLOAD = TestUpload.of(TestStore.ELEMENT, "a.txt", 100);

    private static Upload given(JournalRecord... records) {
        Upload upload = new Upload.Absent();
        for (var record : records) {
            upload = Upload.evolve(upload, Upload.decide(upload, record));
        }
        return upload;
    }

    private static UploadStep when(Upload upload, JournalRecord record) {
        return Upload.decide(upload, record);
    }

    @Test
    void appendsWhatFollows() {
        var upload = given(UPLOAD.opened(), UPLOAD.chunk(1, 0, 40));

        assertThat(when(upload, UPLOAD.chunk(1, 40, 100)))
                .isEqualTo(new UploadStep.Appended(1, 40, 100));
    }

    @Test
    void ignoresWhatItHas() {
        var upload = given(UPLOAD.opened(), UPLOAD.chunk(1, 0, 40), UPLOAD.chunk(1, 40, 70));

        for (var again :
                List.of(UPLOAD.opened(), UPLOAD.chunk(1, 0, 40), UPLOAD.chunk(1, 40, 70))) {
            assertThat(when(upload, again)).isInstanceOf(UploadStep.Ignored.class);
        }
    }

    @Test
    void takesOnlyTheNewPartOfAChunkThatOverlaps() {
        var upload = given(UPLOAD.opened(), UPLOAD.chunk(1, 0, 40));

        assertThat(when(upload, UPLOAD.chunk(1, 20, 60)))
                .isEqualTo(new UploadStep.Appended(1, 40, 60));
    }

    @Test
    void aNewerWriterCutsBack() {
        var upload = given(UPLOAD.opened(), UPLOAD.chunk(1, 0, 40), UPLOAD.chunk(1, 40, 70));

        assertThat(when(upload, UPLOAD.chunk(2, 40, 50)))
                .isEqualTo(new UploadStep.CutBack(2, 40, 50));
        assertThat(given(UPLOAD.opened(), UPLOAD.chunk(1, 0, 70), UPLOAD.chunk(2, 40, 50)))
                .isEqualTo(new Upload.Open(UPLOAD.opened(), 2, 50));
    }

    @Test
    void anOlderWriterIsIgnored() {
        var upload = given(UPLOAD.opened(), UPLOAD.chunk(1, 0, 70), UPLOAD.chunk(3, 40, 50));

        for (var late : List.of(UPLOAD.chunk(2, 50, 60), UPLOAD.sealed(1, 50), UPLOAD.aborted())) {
            assertThat(when(upload, late)).isInstanceOf(UploadStep.Ignored.class);
        }
    }

    @Test
    void anExpiryOlderThanTheLastWriterIsIgnored() {
        var upload = given(UPLOAD.opened(), UPLOAD.chunk(2, 0, 10));
        var expired = new UploadExpired(UPLOAD.fileId(), UPLOAD.element(), 1);

        assertThat(when(upload, expired)).isInstanceOf(UploadStep.Ignored.class);
    }

    @Test
    void aGapBreaksIt() {
        var upload = given(UPLOAD.opened(), UPLOAD.chunk(1, 0, 40), UPLOAD.chunk(1, 50, 100));

        assertThat(upload).isEqualTo(new Upload.Broken(UPLOAD.opened(), 1, 40));
        assertThat(when(upload, UPLOAD.sealed(1)))
                .isInstanceOfSatisfying(
                        UploadStep.Failed.class,
                        it -> assertThat(it.reason()).isEqualTo(Reason.LENGTH_MISMATCH));
    }

    @Test
    void aNewerWriterMendsAGap() {
        var mended =
                given(
                        UPLOAD.opened(),
                        UPLOAD.chunk(1, 0, 40),
                        UPLOAD.chunk(1, 50, 100),
                        UPLOAD.chunk(2, 40, 100));

        assertThat(when(mended, UPLOAD.sealed(2))).isInstanceOf(UploadStep.Completed.class);
    }

    @Test
    void theSameWriterDoesNotMendAGap() {
        var upload =
                given(
                        UPLOAD.opened(),
                        UPLOAD.chunk(1, 0, 40),
                        UPLOAD.chunk(1, 50, 100),
                        UPLOAD.chunk(1, 40, 100));

        assertThat(upload).isInstanceOf(Upload.Broken.class);
    }

    @Test
    void refusesASealOfAnotherLength() {
        var upload = given(UPLOAD.opened(), UPLOAD.chunk(1, 0, 40));

        assertThat(when(upload, UPLOAD.sealed(1))).isInstanceOf(UploadStep.Failed.class);
        assertThat(when(upload, UPLOAD.sealed(1, 40))).isInstanceOf(UploadStep.Failed.class);
    }

    @Test
    void refusesAnEmptyDocument() {
        var upload = given(UPLOAD.opened(null));

        assertThat(when(upload, UPLOAD.sealed(1, 0))).isInstanceOf(UploadStep.Failed.class);
    }

    @Test
    void aSealOfNothingKnownIsStray() {
        assertThat(when(new Upload.Absent(), UPLOAD.sealed(1)))
                .isInstanceOf(UploadStep.Strayed.class);
    }

    @Test
    void lateChunksOfNothingKnownAreIgnored() {
        assertThat(when(new Upload.Absent(), UPLOAD.chunk(1, 0, 10)))
                .isInstanceOf(UploadStep.Ignored.class);
    }
}
