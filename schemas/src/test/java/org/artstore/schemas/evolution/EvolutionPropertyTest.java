package org.artstore.schemas.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.artstore.schemas.template.CompiledSchema;
import org.artstore.schemas.template.SchemaRules;
import org.artstore.schemas.template.TemplateSchema;
import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.stream.Stream;

/// Whatever the schemas: what satisfies a version satisfies each that may follow it.
class EvolutionPropertyTest {

    private static final int PAIRS = 3_000;
    private static final int VALUES = 40;

    private int allowed;
    private int satisfied;

    @Test
    void whatSatisfiesAVersionSatisfiesEveryOneThatMayFollow() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int i = 0; i < PAIRS; i++) {
            evolve(new Schemas(random), random, "seed " + seed);
        }

        assertThat(allowed).isGreaterThan(PAIRS / 20);
        assertThat(satisfied).isGreaterThan(PAIRS);
    }

    private void evolve(Schemas schemas, Random random, String seed) {
        var json = schemas.schema();
        var before = new TemplateSchema(json);
        var after =
                new TemplateSchema(
                        random.nextInt(4) == 0 ? schemas.schema() : schemas.edited(json));
        if (Stream.of(before, after).anyMatch(it -> !SchemaRules.violations(it).isEmpty())
                || before.equals(after)
                || !Evolution.reasons(before, after).isEmpty()) {
            return;
        }
        allowed++;
        var old = CompiledSchema.of(before);
        var next = CompiledSchema.of(after);
        for (int i = 0; i < VALUES; i++) {
            var value = schemas.value();
            if (old.violations(value).isEmpty()) {
                satisfied++;
                assertThat(next.violations(value))
                        .as("%s: %s satisfies %s, then %s", seed, value, before, after)
                        .isEmpty();
            }
        }
    }
}
