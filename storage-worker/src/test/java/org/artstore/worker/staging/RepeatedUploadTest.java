package org.artstore.worker.staging;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.journal.JournalRecord;
import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// An upload that is forwarded may be told in part, and then from its opening on again. Whatever
/// writers, gaps and ends there are, that says the same as telling it once.
class RepeatedUploadTest {

    private static final int ROUNDS = 2_000;
    private static final TestUpload UPLOAD = TestUpload.of(TestStore.ELEMENT, "repeated", 12);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void saysTheSame(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var records = records(random);
            var once = new Replay().take(records);
            var part = records.subList(0, random.nextInt(records.size() + 1));

            var again = new Replay().take(part).take(records);

            assertThat(again.upload).as("seed %s, %s", seed, records).isEqualTo(once.upload);
            assertThat(again.content).isEqualTo(once.content);
            assertThat(again.ends).containsAll(once.ends);
            assertThat(once.ends).containsAll(again.ends);
        }
    }

    private static List<JournalRecord> records(Random random) {
        var records = new ArrayList<JournalRecord>();
        records.add(UPLOAD.opened(null));
        int at = 0;
        long epoch = 1;
        for (int i = random.nextInt(12); i > 0; i--) {
            boolean another = random.nextInt(3) == 0;
            epoch = another ? 1 + random.nextInt(4) : epoch;
            int from = another ? random.nextInt(8) : Math.min(at, 11);
            int to = Math.min(12, from + 1 + random.nextInt(4));
            records.add(UPLOAD.chunk(epoch, from, to));
            at = to;
        }
        switch (random.nextInt(4)) {
            case 0 -> records.add(UPLOAD.aborted());
            case 1, 2 -> records.add(UPLOAD.sealed(epoch, at));
            default -> {}
        }
        return records;
    }

    /// What an element makes of records, with the number of the record that each byte came from.
    private static final class Replay {

        private Upload upload = new Upload.Absent();
        private final List<Integer> content = new ArrayList<>();
        private final List<Object> ends = new ArrayList<>();

        Replay take(List<JournalRecord> records) {
            for (int i = 0; i < records.size(); i++) {
                take(records.get(i), i);
            }
            return this;
        }

        private void take(JournalRecord record, int number) {
            var step = Upload.decide(upload, record);
            upload = Upload.evolve(upload, step);
            switch (step) {
                case UploadStep.Appended(var _, var start, var end) -> write(start, end, number);
                case UploadStep.CutBack(var _, var start, var end) -> write(start, end, number);
                case UploadStep.Completed _, UploadStep.Failed _, UploadStep.Ended _ -> end(step);
                case UploadStep.Began _,
                        UploadStep.Ignored _,
                        UploadStep.Strayed _,
                        UploadStep.Broke _,
                        UploadStep.CameWhole _ -> {}
            }
        }

        private void write(long start, long end, int number) {
            content.subList((int) start, content.size()).clear();
            for (long at = start; at < end; at++) {
                content.add(number);
            }
        }

        private void end(UploadStep step) {
            ends.add(List.of(step, List.copyOf(content)));
            content.clear();
            upload = new Upload.Absent();
        }
    }
}
