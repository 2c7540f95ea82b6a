package org.artstore.bench.attr;

import org.artstore.schemas.attr.AttrFile;
import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.attr.Version1Export;
import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.template.CompiledSchema;
import org.artstore.schemas.template.SchemaViolation;
import org.artstore.schemas.template.TemplateSchema;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An invoice: an attr.json of version 1.0 with ten tags and some 2 KB of attributes, and the
/// template that these satisfy.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AttrBenchmark {

    private final byte[] version1 = Invoice.version1().getBytes(StandardCharsets.UTF_8);
    private final AttrFile read = AttrJson.read(version1);
    private final byte[] version2 = AttrJson.write(read.document(), null);
    private final TemplateSchema template =
            new TemplateSchema((ObjectNode) EventJson.MAPPER.readTree(Invoice.SCHEMA));
    private final CompiledSchema compiled = CompiledSchema.of(template);

    /// The limit: its JSON alone, without knowing what it means.
    @Benchmark
    public JsonNode parse() {
        return EventJson.MAPPER.readTree(version1);
    }

    /// Version 1.0 is read and written as 2.0.
    @Benchmark
    public byte[] migrate() {
        return AttrJson.write(AttrJson.read(version1).document(), null);
    }

    /// Version 2.0 is read, its digest checked.
    @Benchmark
    public AttrFile read() {
        return AttrJson.read(version2);
    }

    /// What was read is compared with its template.
    @Benchmark
    public List<SchemaViolation> validate() {
        return compiled.violations(read.document().metadata().customAttributes().json());
    }

    /// What was read is written as 1.0, and what is lost by that is found out.
    @Benchmark
    public Version1Export exportVersion1() {
        return AttrJson.exportVersion1(read);
    }

    /// A template is made ready, as it is when it is asked for the first time.
    @Benchmark
    public CompiledSchema compile() {
        return CompiledSchema.of(template);
    }
}
