package org.artstore.ingest.refusal;

import org.artstore.ingest.refusal.Refusal.TemplateViolated;
import org.artstore.ingest.refusal.Refusal.UnknownTemplate;
import org.artstore.schemas.id.TemplateId;
import org.artstore.schemas.template.NamedTemplate;
import org.artstore.schemas.template.SchemaViolation;
import org.artstore.starter.problem.Problem;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Words refusals that are about the template that custom attributes name.
final class TemplateProblems {
    private TemplateProblems() {}

    static Problem word(Refusal.OfTemplate refusal) {
        return switch (refusal) {
            case UnknownTemplate(TemplateId id, Long version) -> unknown(id, version);
            case TemplateViolated(TemplateId id, long version, List<SchemaViolation> errors) ->
                    Problem.of(422, "template-violated", "The template is not satisfied")
                            .withDetail(
                                    "The custom attributes do not satisfy the template that they"
                                            + " name.")
                            .with("template_id", id.value())
                            .with("version", version)
                            .with("errors", errors);
        };
    }

    private static Problem unknown(TemplateId id, @Nullable Long version) {
        var problem =
                Problem.of(422, "unknown-template", "There is no such template")
                        .withDetail("The custom attributes name a template that is not registered.")
                        .with("template_id", id.value())
                        .with(
                                "errors",
                                List.of(
                                        new SchemaViolation(
                                                NamedTemplate.POINTER, "is not registered")));
        return version == null ? problem : problem.with("version", version);
    }
}
