package org.artstore.schemas.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.document.MetadataRejected;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.TemplateId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.node.ObjectNode;

class NamedTemplateTest {

    private static final TemplateId INVOICE = new TemplateId("invoice");

    @Test
    void isNamedByItsIdOrWithItsVersion() {
        assertThat(NamedTemplate.in(CustomAttributes.NONE)).isEmpty();
        assertThat(NamedTemplate.in(attributes("{\"template\":\"invoice\"}"))).isEmpty();
        assertThat(NamedTemplate.in(attributes("{\"$template\":\"invoice\"}")))
                .contains(new NamedTemplate(INVOICE, null));
        assertThat(NamedTemplate.in(attributes("{\"$template\":{\"id\":\"invoice\"}}")))
                .contains(new NamedTemplate(INVOICE, null));
        assertThat(
                        NamedTemplate.in(
                                attributes("{\"$template\":{\"id\":\"invoice\",\"version\":3}}")))
                .contains(new NamedTemplate(INVOICE, 3L));
    }

    @Test
    void isWrittenInFullAndNotPartOfWhatItIsAbout() {
        var attributes = attributes("{\"$template\":\"invoice\",\"a\":1}");

        assertThat(new NamedTemplate(INVOICE, null).writtenInto(attributes, 2).json().toString())
                .isEqualTo("{\"$template\":{\"id\":\"invoice\",\"version\":2},\"a\":1}");
        var full = attributes("{\"$template\":{\"id\":\"invoice\",\"version\":2}}");
        assertThat(new NamedTemplate(INVOICE, 2L).writtenInto(full, 2)).isEqualTo(full);
        assertThat(NamedTemplate.described(attributes).toString()).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    null                              | ''
                    5                                 | ''
                    ["invoice"]                       | ''
                    ""                                | ''
                    "In Voice"                        | ''
                    {}                                | /id
                    {"id":5}                          | /id
                    {"id":"invoice","version":0}      | /version
                    {"id":"invoice","version":1.5}    | /version
                    {"id":"invoice","version":"1"}    | /version
                    {"id":"invoice","name":"x"}       | ''
                    """)
    void refusesWhatNamesNothing(String said, String pointer) {
        var attributes = attributes("{\"$template\":" + said + "}");

        assertThatThrownBy(() -> NamedTemplate.in(attributes))
                .isInstanceOfSatisfying(
                        MetadataRejected.class,
                        it ->
                                assertThat(it.pointer())
                                        .isEqualTo("/custom_attributes/$template" + pointer));
    }

    private static CustomAttributes attributes(String json) {
        return new CustomAttributes((ObjectNode) EventJson.MAPPER.readTree(json));
    }
}
