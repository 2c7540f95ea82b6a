package org.artstore.schemas.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.artstore.schemas.Samples;
import org.artstore.schemas.account.Scopes;
import org.artstore.schemas.event.EventJson;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.Set;

class DocumentViewTest {

    private static final String SEEN =
            """
            {"file_id":"01935f3e-7c00-7abc-8def-0123456789ab",\
            "original_filename":"Отчёт 年度.pdf","file_size":5,"content_type":"application/pdf",\
            "checksum":"74f81fe167d99b4cb41d6d0ccda82278caee9f3e2f25d5e5a3936ff3dcec60d0",\
            "retention_policy":"temporary","ttl_days":30,"expires_at":"%s","legal_hold":false,\
            "description":"Annual report","tags":["finance","Годовой"],\
            "custom_attributes":{"pages":12,"rate":1.5,"who":{"a":[1,null]}},\
            "created_at":"%s","updated_at":"%s",\
            "created_by":{"client_id":"sa_prod_books_0a1b2c3d","name":"books"},\
            "tenant":"default","version":1,"status":"stored"}\
            """
                    .formatted(
                            Samples.RETENTION.expiresAt(),
                            Samples.FILE.createdAt(),
                            Samples.FILE.createdAt());

    private record Answer(@JsonUnwrapped DocumentView document, int more) {}

    @Test
    void showsTheFieldsOfTheContractInTheirOrderWhateverTheMapper() {
        var view = DocumentView.of(Samples.DOCUMENT, Set.of(Scopes.FILES_READ));

        assertThat(JsonMapper.builder().build().writeValueAsString(view)).isEqualTo(SEEN);
        assertThat(EventJson.MAPPER.writeValueAsString(view)).isEqualTo(SEEN);
    }

    @Test
    void showsWhereTheBytesLieToStorageReadOnly() {
        var view = DocumentView.of(Samples.DOCUMENT, Set.of(Scopes.STORAGE_READ));

        assertThat(view.elementId()).isEqualTo(Samples.ELEMENT);
        assertThat(view.storagePath() + "/" + view.storageFilename())
                .isEqualTo(Samples.DOCUMENT.location().key());
    }

    @Test
    void liesUnwrappedInLargerAnswers() {
        var view = DocumentView.of(Samples.DOCUMENT, Set.of());

        assertThat(EventJson.MAPPER.writeValueAsString(new Answer(view, 7)))
                .startsWith("{\"file_id\":")
                .endsWith("\"status\":\"stored\",\"more\":7}");
    }
}
