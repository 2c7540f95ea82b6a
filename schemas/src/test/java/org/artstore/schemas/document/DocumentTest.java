package org.artstore.schemas.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.artstore.schemas.Samples;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.event.EventRejected;
import org.artstore.schemas.file.FileEvent;
import org.artstore.schemas.id.CommandId;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

class DocumentTest {

    private static final Document SAMPLE = Samples.DOCUMENT;

    /// One that has whatever a document can have.
    private static final Document FULL =
            new Document(
                    SAMPLE.fileId(),
                    SAMPLE.location(),
                    SAMPLE.metadata(),
                    new Content(5, "application/pdf", "image/png", SAMPLE.content().checksum()),
                    SAMPLE.createdAt(),
                    SAMPLE.updatedAt().plusSeconds(1),
                    new Creator(SAMPLE.creator().id(), "books", "Books and more"),
                    SAMPLE.tenant(),
                    7,
                    new Retention(
                            RetentionPolicy.TEMPORARY,
                            30,
                            Samples.RETENTION.expiresAt(),
                            SAMPLE.createdAt().plusSeconds(2),
                            true),
                    new CopyOf(SAMPLE.fileId(), Samples.ELEMENT, 3));

    @Test
    void isReadAsItIsWritten() {
        var json = EventJson.MAPPER.writeValueAsBytes(FULL);

        assertThat(EventJson.MAPPER.readValue(json, Document.class)).isEqualTo(FULL);
    }

    @Test
    void hasEachFieldInBothForms() {
        var written = EventJson.MAPPER.valueToTree(FULL).propertyNames();

        assertThat(EventJson.MAPPER.valueToTree(flat()).propertyNames())
                .containsExactlyInAnyOrderElementsOf(written)
                .hasSameSizeAs(Arrays.asList(FlatDocument.class.getRecordComponents()));
    }

    @Test
    void isReadAsItIsWrittenInItsEvents() {
        var stored = new FileEvent.FileStored(FULL);
        var changed = new FileEvent.FileChanged(FULL, new CommandId(new UUID(1, 2)));

        assertThat(read(stored)).isEqualTo(stored);
        assertThat(read(changed)).isEqualTo(changed);
    }

    @Test
    void isNotReadWhenItBreaksARule() {
        var name = FileEvent.CODEC.typeOf(new FileEvent.FileStored(FULL));
        var json = EventJson.MAPPER.<ObjectNode>valueToTree(FULL).put("original_filename", " ");
        var bytes = json.toString().getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(EventRejected.class)
                .isThrownBy(() -> FileEvent.CODEC.decode(name, bytes))
                .returns(EventRejected.Reason.MALFORMED, EventRejected::reason);
    }

    private static FlatDocument flat() {
        return EventJson.MAPPER.convertValue(FULL, FlatDocument.class);
    }

    private static FileEvent read(FileEvent event) {
        return FileEvent.CODEC.decode(
                FileEvent.CODEC.typeOf(event), EventJson.MAPPER.writeValueAsBytes(event));
    }
}
