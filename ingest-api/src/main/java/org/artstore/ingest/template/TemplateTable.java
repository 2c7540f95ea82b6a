package org.artstore.ingest.template;

import org.artstore.schemas.event.EventJson;
import org.artstore.schemas.id.TemplateId;
import org.artstore.schemas.template.NamedTemplate;
import org.artstore.schemas.template.Template;
import org.artstore.schemas.template.TemplateSchema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// All versions of all templates, as texts. Events are applied by one thread; anybody may look.
final class TemplateTable {

    private final Map<TemplateId, List<byte[]>> versions = new ConcurrentHashMap<>();

    /// A version that is there.
    record Version(TemplateId id, long number) {}

    /// The version that is named; the latest, if only the template is.
    Optional<Version> find(NamedTemplate named) {
        long latest = versions.getOrDefault(named.id(), List.of()).size();
        long number = named.version() == null ? latest : named.version();
        return number < 1 || number > latest
                ? Optional.empty()
                : Optional.of(new Version(named.id(), number));
    }

    /// The schema of a version that was found.
    TemplateSchema schema(Version version) {
        return EventJson.MAPPER.readValue(text(version), TemplateSchema.class);
    }

    /// How long the text of a version is that was found.
    int bytes(Version version) {
        return text(version).length;
    }

    /// How many templates there are.
    int size() {
        return versions.size();
    }

    /// The template as one of its events tells of it; fewer versions than are known say nothing.
    void apply(Template template) {
        var told =
                template.versions().stream()
                        .map(it -> EventJson.MAPPER.writeValueAsBytes(it.schema()))
                        .toList();
        versions.merge(
                template.templateId(),
                told,
                (known, other) -> other.size() < known.size() ? known : other);
    }

    private byte[] text(Version version) {
        return versions.getOrDefault(version.id(), List.of()).get((int) version.number() - 1);
    }
}
