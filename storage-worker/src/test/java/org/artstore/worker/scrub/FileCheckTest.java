package org.artstore.worker.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.document.Document;
import org.artstore.schemas.file.FileEvent.FileDamaged.Part;
import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.artstore.worker.catalog.CommittedName;
import org.artstore.worker.inventory.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

class FileCheckTest {

    private static final int FLIPS = 200;
    private static final int FILES = 20;
    private static final int LARGE = 1_300_000;

    @TempDir Path root;
    private TestStore store;
    private List<Document> documents;

    @BeforeEach
    void fill() {
        store = new TestStore(root);
        documents =
                IntStream.range(0, FILES)
                        .mapToObj(i -> upload(i).whole())
                        .flatMap(it -> store.commit(List.of(it)).stream())
                        .toList();
    }

    private static TestUpload upload(int i) {
        return TestUpload.of(TestStore.ELEMENT, "file " + i + ".bin", i % 10 == 0 ? LARGE : 5_000);
    }

    /// Every byte of a file and of what lies beside it counts.
    @Test
    void findsEveryFlippedBitAndBlamesNoOtherFile() throws Exception {
        long seed = System.nanoTime();
        System.out.println("bit flips with seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < FLIPS; i++) {
            var document = documents.get(random.nextInt(FILES));
            var files = filesOf(document);
            var file = files.get(random.nextInt(files.size()));
            long at = random.nextLong(Files.size(file));
            int bit = random.nextInt(8);
            var what = "seed " + seed + ": bit " + bit + " of byte " + at + " of " + file;

            flip(file, at, bit);
            assertThat(look(document)).as(what).isInstanceOf(Finding.Damaged.class);
            assertThat(look(other(document, random))).as(what).isInstanceOf(Finding.Sound.class);

            flip(file, at, bit);
            assertThat(look(document)).as(what).isEqualTo(new Finding.Sound(document));
        }
    }

    @Test
    void saysWhatIsDamaged() throws Exception {
        var directory = store.directory();
        var large = documents.getFirst();
        var bytes = directory.bytes(large.location());

        Files.write(directory.blocks(large.location()), new byte[80]);
        assertThat(part(large)).isEqualTo(Part.BLOCKS);
        Files.delete(directory.blocks(large.location()));
        assertThat(part(large)).isEqualTo(Part.BLOCKS);

        var small = documents.get(1);
        Files.delete(directory.bytes(small.location()));
        assertThat(part(small)).isEqualTo(Part.CONTENT);
        Files.write(directory.bytes(small.location()), new byte[4_999]);
        assertThat(part(small)).isEqualTo(Part.CONTENT);

        Files.copy(
                directory.attr(documents.get(2).location()),
                directory.attr(documents.get(3).location()),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(part(documents.get(3))).isEqualTo(Part.ATTRIBUTES);
        assertThat(bytes).exists();
    }

    @Test
    void whatWasRemovedIsNotDamaged() throws Exception {
        var document = documents.getFirst();
        Files.delete(store.directory().attr(document.location()));

        assertThat(look(document)).isInstanceOf(Finding.Gone.class);
    }

    private Part part(Document document) throws InterruptedException {
        return ((Finding.Damaged) look(document)).part();
    }

    private Finding look(Document document) throws InterruptedException {
        var name = CommittedName.attrOf(document.location().storageFilename());
        return new FileCheck(store.store().blobs().inventory(), new RateLimit(1L << 40, 1 << 30))
                .of(new Place(document.location().storagePath(), name));
    }

    private Document other(Document document, Random random) {
        var other = documents.get(random.nextInt(FILES));
        return other.equals(document)
                ? documents.get((documents.indexOf(document) + 1) % FILES)
                : other;
    }

    private List<Path> filesOf(Document document) {
        var directory = store.directory();
        var location = document.location();
        return document.content().fileSize() == LARGE
                ? List.of(
                        directory.bytes(location),
                        directory.attr(location),
                        directory.blocks(location))
                : List.of(directory.bytes(location), directory.attr(location));
    }

    private static void flip(Path file, long at, int bit) throws IOException {
        try (var channel = new RandomAccessFile(file.toFile(), "rw")) {
            channel.seek(at);
            int before = channel.read();
            channel.seek(at);
            channel.write(before ^ (1 << bit));
        }
    }
}
