package org.artstore.worker.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.attr.AttrRejected;
import org.artstore.schemas.id.FileId;
import org.artstore.worker.TestStore;
import org.artstore.worker.TestUpload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

class CatalogTest {

    @TempDir Path root;

    @Test
    void findsMoreFilesThanItRemembers() {
        var uploads =
                IntStream.range(0, 50)
                        .mapToObj(i -> TestUpload.of(TestStore.ELEMENT, i + ".a_b", 10))
                        .toList();
        var store = new TestStore(root);
        store.commit(uploads.stream().map(TestUpload::whole).toList());

        var catalog = new Catalog(TestStore.ELEMENT, store.directory(), 4);

        for (var upload : uploads) {
            var found = catalog.find(upload.fileId()).orElseThrow();
            assertThat(found.attr().document().fileId()).isEqualTo(upload.fileId());
        }
    }

    @Test
    void knowsNothingOfAnHourWithoutFiles() {
        var store = new TestStore(root);

        assertThat(store.store().blobs().find(FileId.create(Instant.EPOCH))).isEmpty();
    }

    @Test
    void aFileIsThereIfItsAttrIs() throws IOException {
        var store = new TestStore(root);
        var upload = TestUpload.of(TestStore.ELEMENT, "a", 10);
        var document = store.commit(List.of(upload.whole())).getFirst();
        Files.delete(store.directory().attr(document.location()));

        assertThat(store.store().blobs().find(upload.fileId())).isEmpty();
        assertThat(store.directory().bytes(document.location())).exists();
    }

    @Test
    void neverTakesBlockChecksumsForBytes() {
        var store = new TestStore(root);
        for (int i = 0; i < 20; i++) {
            var upload = TestUpload.of(TestStore.ELEMENT, "large", 1_100_000);
            var document = store.commit(List.of(upload.whole())).getFirst();

            assertThat(store.directory().blocks(document.location())).exists();
            assertThat(upload.opened().location()).isEqualTo(document.location());
            assertThat(store.directory().bytes(upload.opened().location())).exists();
        }
    }

    @Test
    void refusesADamagedAttr() throws IOException {
        var store = new TestStore(root);
        var upload = TestUpload.of(TestStore.ELEMENT, "a", 10);
        var document = store.commit(List.of(upload.whole())).getFirst();
        var attr = store.directory().attr(document.location());
        Files.writeString(attr, Files.readString(attr).replace("of a test", "of a tent"));

        assertThatThrownBy(() -> store.store().blobs().find(upload.fileId()))
                .isInstanceOf(AttrRejected.Damaged.class);
    }

    @Test
    void aNameThatHoldsAnotherIdDoesNotMislead() {
        var other = FileId.create(Instant.now());
        var upload = TestUpload.of(TestStore.ELEMENT, "x_" + other + ".txt", 10);
        var store = new TestStore(root);
        store.commit(List.of(upload.whole()));

        var catalog = new Catalog(TestStore.ELEMENT, store.directory(), 100);

        assertThat(catalog.find(other)).isEmpty();
        assertThat(catalog.find(upload.fileId())).isPresent();
    }
}
