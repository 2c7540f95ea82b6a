package org.artstore.auth.template;

import org.artstore.schemas.id.TemplateId;
import org.artstore.schemas.template.SchemaViolation;

import java.util.List;

/// Something that cannot be done with a template.
abstract sealed class TemplateRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TemplateId template;

    private TemplateRejected(String message, TemplateId template) {
        super(message, null, false, false);
        this.template = template;
    }

    /// The template that it is about.
    final TemplateId template() {
        return template;
    }

    /// There is none with this id, or none with this version.
    static final class Unknown extends TemplateRejected {

        private static final long serialVersionUID = 1L;

        Unknown(TemplateId id) {
            super("no such template " + id, id);
        }
    }

    /// Another one has this id.
    static final class Exists extends TemplateRejected {

        private static final long serialVersionUID = 1L;

        Exists(TemplateId id) {
            super("template exists: " + id, id);
        }
    }

    /// Its latest version is the same.
    static final class Unchanged extends TemplateRejected {

        private static final long serialVersionUID = 1L;

        private final long version;

        Unchanged(TemplateId id, long version) {
            super("unchanged: " + id, id);
            this.version = version;
        }

        long version() {
            return version;
        }
    }

    /// What satisfies its latest version might not satisfy this one.
    static final class Incompatible extends TemplateRejected {

        private static final long serialVersionUID = 1L;

        private final long version;
        private final transient List<SchemaViolation> reasons;

        Incompatible(TemplateId id, long version, List<SchemaViolation> reasons) {
            super("incompatible: " + id, id);
            this.version = version;
            this.reasons = List.copyOf(reasons);
        }

        /// The version that it was compared with.
        long version() {
            return version;
        }

        /// Each with its pointer into the new schema.
        List<SchemaViolation> reasons() {
            return reasons;
        }
    }

    /// With it there would be more than `limit` bytes of schemas.
    static final class TooMuch extends TemplateRejected {

        private static final long serialVersionUID = 1L;

        private final long limit;

        TooMuch(TemplateId id, long limit) {
            super("too much: " + id, id);
            this.limit = limit;
        }

        long limit() {
            return limit;
        }
    }
}
