package org.artstore.index.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.index.Samples;
import org.artstore.schemas.document.Document;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.file.FileEvent.FileStored;
import org.junit.jupiter.api.Test;

class DocumentRowTest {

    private final Document document = Samples.document(Samples.METADATA);

    @Test
    void saysWhatTheDocumentSays() {
        var row = DocumentRow.of(document);

        assertThat(row.fileId()).isEqualTo(document.fileId().value());
        assertThat(row.tenant()).isEqualTo("default");
        assertThat(row.version()).isEqualTo(1);
        assertThat(row.status()).isEqualTo("stored");
        assertThat(row.originalFilename()).isEqualTo("Отчёт_2024-финал.pdf");
        assertThat(row.fileExtension()).isEqualTo("pdf");
        assertThat(row.fileSize()).isEqualTo(5);
        assertThat(row.contentType()).isEqualTo("application/pdf");
        assertThat(row.checksum()).isEqualTo(document.content().checksum().hex());
        assertThat(row.retentionPolicy()).isEqualTo("temporary");
        assertThat(row.ttlDays()).isEqualTo(30);
        assertThat(row.expiresAt()).isEqualTo("2024-12-24T17:35:50.123Z");
        assertThat(row.retainUntil()).isNull();
        assertThat(row.legalHold()).isFalse();
        assertThat(row.description()).isEqualTo("Annual reports of the department");
        assertThat(row.tags()).containsExactly("finance", "Годовой");
        assertThat(row.customAttributes()).isEqualTo(Samples.METADATA.customAttributes());
        assertThat(row.createdAt()).isEqualTo(Samples.CREATED_AT);
        assertThat(row.updatedAt()).isEqualTo(Samples.CREATED_AT);
        assertThat(row.createdById()).isEqualTo("sa_prod_books_0a1b2c3d");
        assertThat(row.createdByName()).isEqualTo("books");
        assertThat(row.elementId()).isEqualTo("edit-01");
    }

    @Test
    void bodyIsTheWholeDocument() {
        var body = DocumentRow.of(document).body();

        assertThat(EventJson.MAPPER.readValue(body, Document.class)).isEqualTo(document);
    }

    @Test
    void nameWithoutExtensionHasNone() {
        var row = DocumentRow.of(Samples.document(Samples.named("README")));

        assertThat(row.fileExtension()).isNull();
    }

    @Test
    void storedDocumentIsPut() {
        assertThat(IndexChange.of(new FileStored(document)))
                .isEqualTo(new IndexChange.Put(DocumentRow.of(document)));
    }

    @Test
    void changedDocumentIsPut() {
        assertThat(IndexChange.of(Samples.changed(document)))
                .isEqualTo(new IndexChange.Put(DocumentRow.of(document)));
    }

    @Test
    void ofADeletedDocumentNothingStaysThatItsClientSaid() {
        var change = IndexChange.of(Samples.deleted(document));

        assertThat(change)
                .isInstanceOfSatisfying(
                        IndexChange.Put.class,
                        put -> {
                            assertThat(put.row().status()).isEqualTo("deleted");
                            assertThat(put.row().version()).isEqualTo(2);
                            assertThat(put.row().body()).isEmpty();
                            assertThat(put.row().originalFilename()).isEmpty();
                            assertThat(put.row().description()).isNull();
                            assertThat(put.row().tags()).isEmpty();
                            assertThat(put.row().customAttributes().isEmpty()).isTrue();
                            assertThat(put.row().createdAt()).isEqualTo(document.createdAt());
                            assertThat(put.row().createdById())
                                    .isEqualTo(document.creator().id().value());
                        });
    }

    @Test
    void rejectedCommandChangesNothing() {
        assertThat(IndexChange.of(Samples.refused(document))).isEqualTo(new IndexChange.None());
    }

    @Test
    void rejectedUploadChangesNothing() {
        assertThat(IndexChange.of(Samples.rejected())).isEqualTo(new IndexChange.None());
    }
}
