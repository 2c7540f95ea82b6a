package org.artstore.ingest.template;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import org.artstore.ingest.refusal.Refusal;
import org.artstore.ingest.refusal.UploadRefused;
import org.artstore.ingest.template.TemplateTable.Version;
import org.artstore.schemas.attr.AttrJson;
import org.artstore.schemas.document.CustomAttributes;
import org.artstore.schemas.template.CompiledSchema;
import org.artstore.schemas.template.NamedTemplate;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Compares custom attributes with the template that they name.
public final class Templates {

    private static final String ATTRIBUTES = "/custom_attributes";

    private final TemplateTable table;
    private final BooleanSupplier known;
    private final Duration retryAfter;
    private final LoadingCache<Version, CompiledSchema> compiled;

    /// @param known whether all templates have been heard of that there were at the start
    Templates(TemplateTable table, BooleanSupplier known, TemplateSettings settings) {
        this.table = table;
        this.known = known;
        this.retryAfter = settings.retryAfter();
        this.compiled =
                Caffeine.newBuilder()
                        .maximumWeight(settings.mostCompiled().toBytes())
                        .weigher((Version version, CompiledSchema _) -> table.bytes(version))
                        .build(version -> CompiledSchema.of(table.schema(version)));
    }

    /// The same attributes, which name the version of the template that they satisfy; those that
    /// name no template are as they were.
    ///
    /// @throws UploadRefused when they do not satisfy it, or it is not known
    /// @throws org.artstore.schemas.document.MetadataRejected when what should name it does not
    public CustomAttributes checked(CustomAttributes attributes) {
        var named = NamedTemplate.in(attributes);
        return named.isEmpty() ? attributes : checked(attributes, named.get());
    }

    private CustomAttributes checked(CustomAttributes attributes, NamedTemplate named) {
        var described = NamedTemplate.described(attributes);
        if (described.toString().length() > AttrJson.MAX_BYTES) {
            throw new UploadRefused(new Refusal.AttributesTooLarge(AttrJson.MAX_BYTES));
        }
        var version = table.find(named).orElseThrow(() -> unknown(named));
        var violations = compiled.get(version).violations(described);
        if (!violations.isEmpty()) {
            var placed = violations.stream().map(it -> it.under(ATTRIBUTES)).toList();
            throw new UploadRefused(
                    new Refusal.TemplateViolated(version.id(), version.number(), placed));
        }
        return named.writtenInto(attributes, version.number());
    }

    private UploadRefused unknown(NamedTemplate named) {
        return new UploadRefused(
                known.getAsBoolean()
                        ? new Refusal.UnknownTemplate(named.id(), named.version())
                        : new Refusal.KafkaAway(retryAfter));
    }
}
