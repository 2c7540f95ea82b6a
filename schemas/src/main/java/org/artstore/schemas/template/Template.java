package org.artstore.schemas.template;

import org.artstore.schemas.id.TemplateId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What documents of one type have to say of themselves, in all versions: what satisfies one of
/// them satisfies every later one.
///
/// @param version of the latest
/// @param versions 1, 2, 3 ... in this order
public record Template(
        TemplateId templateId,
        @Nullable String description,
        long version,
        List<TemplateVersion> versions,
        Instant createdAt,
        Instant updatedAt) {

    /// The most bytes of one schema.
    public static final int MAX_SCHEMA_BYTES = 32 << 10;

    /// The most bytes of all schemas of a template, which travel in one event.
    public static final int MAX_BYTES = 512 << 10;

    public Template {
        versions = List.copyOf(versions);
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).version() != i + 1) {
                throw new IllegalArgumentException("versions are 1, 2, 3 ...");
            }
        }
        if (versions.isEmpty() || version != versions.size()) {
            throw new IllegalArgumentException("the version of a template is its latest");
        }
    }

    /// A template in its first version.
    public static Template registered(
            TemplateId id, @Nullable String description, TemplateSchema schema, Instant at) {
        var first = new TemplateVersion(1, schema, at);
        return new Template(id, description, 1, List.of(first), at, at);
    }

    /// This template with one version more.
    ///
    /// @param description null leaves it as it is
    public Template evolved(TemplateSchema schema, @Nullable String description, Instant at) {
        var next = new TemplateVersion(version + 1, schema, at);
        return new Template(
                templateId,
                description == null ? this.description : description,
                next.version(),
                Stream.concat(versions.stream(), Stream.of(next)).toList(),
                createdAt,
                at);
    }

    /// The one that holds for documents that name none.
    public TemplateVersion latest() {
        return versions.getLast();
    }

    /// The version with this number, if it is there.
    public Optional<TemplateVersion> numbered(long number) {
        return number < 1 || number > versions.size()
                ? Optional.empty()
                : Optional.of(versions.get((int) number - 1));
    }

    /// How many bytes all its schemas are.
    public int bytes() {
        return versions.stream().mapToInt(it -> it.schema().bytes()).sum();
    }
}
