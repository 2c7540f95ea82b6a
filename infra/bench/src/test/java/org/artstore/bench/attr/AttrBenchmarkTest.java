package org.artstore.bench.attr;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.template.SchemaRules;
import org.artstore.schemas.template.TemplateSchema;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.node.ObjectNode;

class AttrBenchmarkTest {

    private final AttrBenchmark benchmark = new AttrBenchmark();

    @Test
    void measuresWhatIsDone() {
        assertThat(AttrJson.read(benchmark.migrate()).document())
                .isEqualTo(benchmark.read().document());
        assertThat(benchmark.migrate().length).isBetween(3_000, AttrJson.MAX_BYTES);
        assertThat(benchmark.validate()).isEmpty();
        assertThat(benchmark.exportVersion1().json()).contains("RE-2024-17");
    }

    @Test
    void itsTemplateIsOneThatIsAccepted() {
        var schema = new TemplateSchema((ObjectNode) EventJson.MAPPER.readTree(Invoice.SCHEMA));

        assertThat(SchemaRules.violations(schema)).isEmpty();
    }
}
