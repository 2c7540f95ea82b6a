package org.artstore.ingest.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.TemplateId;
import org.artstore.schemas.template.SchemaViolation;
import org.artstore.schemas.template.Template;
import org.artstore.schemas.template.TemplateSchema;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;

class TemplatesTest {

    private static final Instant AT = Instant.EPOCH;
    private static final TemplateId INVOICE = new TemplateId("invoice");
    private static final Template FIRST =
            Template.registered(
                    INVOICE, null, schema("{\"properties\":{\"a\":{\"const\":1}}}"), AT);
    private static final Template SECOND =
            FIRST.evolved(schema("{\"properties\":{\"a\":{\"enum\":[1,2]}}}"), null, AT);

    private final TemplateTable table = new TemplateTable();
    private boolean known = true;
    private final Templates templates =
            new Templates(
                    table,
                    () -> known,
                    new TemplateSettings(DataSize.ofBytes(40), Duration.ofSeconds(3)));

    @Test
    void attributesWithoutATemplateAreNotItsBusiness() {
        var attributes = attributes("{\"a\":3}");

        assertThat(templates.checked(attributes)).isEqualTo(attributes);
        assertThat(templates.checked(CustomAttributes.NONE)).isEqualTo(CustomAttributes.NONE);
    }

    @Test
    void whatIsNamedIsTheLatestUnlessAVersionIs() {
        table.apply(SECOND);

        assertThat(checked("{\"$template\":\"invoice\",\"a\":2}"))
                .isEqualTo("{\"$template\":{\"id\":\"invoice\",\"version\":2},\"a\":2}");
        assertThat(checked("{\"a\":1,\"$template\":{\"version\":1,\"id\":\"invoice\"}}"))
                .isEqualTo("{\"a\":1,\"$template\":{\"id\":\"invoice\",\"version\":1}}");
        assertThat(refusal("{\"$template\":{\"id\":\"invoice\",\"version\":1},\"a\":2}"))
                .isInstanceOfSatisfying(
                        Refusal.TemplateViolated.class,
                        it -> {
                            assertThat(it.version()).isEqualTo(1);
                            assertThat(it.errors())
                                    .extracting(SchemaViolation::pointer)
                                    .containsExactly("/custom_attributes/a");
                        });
    }

    @Test
    void fewerVersionsThanAreKnownSayNothing() {
        table.apply(SECOND);
        table.apply(FIRST);

        assertThat(checked("{\"$template\":\"invoice\",\"a\":2}")).contains("\"version\":2");
    }

    @Test
    void whatIsNotThereIsUnknownOnceAllWasHeard() {
        table.apply(FIRST);

        assertThat(refusal("{\"$template\":\"none\"}"))
                .isEqualTo(new Refusal.UnknownTemplate(new TemplateId("none"), null));
        assertThat(refusal("{\"$template\":{\"id\":\"invoice\",\"version\":2}}"))
                .isEqualTo(new Refusal.UnknownTemplate(INVOICE, 2L));
        known = false;
        assertThat(refusal("{\"$template\":\"none\"}"))
                .isEqualTo(new Refusal.KafkaAway(Duration.ofSeconds(3)));
        assertThat(checked("{\"$template\":\"invoice\",\"a\":1}")).contains("\"version\":1");
    }

    @Test
    void attributesThatNeverFitAreNotCompared() {
        table.apply(FIRST);

        assertThat(refusal("{\"$template\":\"invoice\",\"b\":\"" + "x".repeat(5_000) + "\"}"))
                .isInstanceOf(Refusal.AttributesTooLarge.class);
    }

    private String checked(String attributes) {
        return templates.checked(attributes(attributes)).json().toString();
    }

    private Refusal refusal(String attributes) {
        var refused = new Refusal[1];
        assertThatThrownBy(() -> templates.checked(attributes(attributes)))
                .isInstanceOfSatisfying(UploadRefused.class, it -> refused[0] = it.refusal());
        return refused[0];
    }

    private static CustomAttributes attributes(String json) {
        return new CustomAttributes(object(json));
    }

    private static TemplateSchema schema(String json) {
        return new TemplateSchema(object(json));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) EventJson.MAPPER.readTree(json);
    }
}
