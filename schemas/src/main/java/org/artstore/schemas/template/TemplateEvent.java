package org.artstore.schemas.template;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.event.EventType;

import java.net.URI;
import java.util.List;

/// What happened to a template. Each event carries all of its versions, so the latest of a key is
/// enough.
public sealed interface TemplateEvent {

    /// Writes and reads the templates.
    EventCodec<TemplateEvent> CODEC =
            new EventCodec<>(
                    URI.create("urn:artstore:auth-server"),
                    List.of(
                            new EventType<>(
                                    "artstore.template.registered.v1", TemplateRegistered.class),
                            new EventType<>("artstore.template.evolved.v1", TemplateEvolved.class)),
                    TemplateEvent::identity);

    Template template();

    /// A template was added.
    record TemplateRegistered(@JsonUnwrapped Template template) implements TemplateEvent {}

    /// A template has a version more.
    record TemplateEvolved(@JsonUnwrapped Template template) implements TemplateEvent {}

    private static EventCodec.Identity identity(TemplateEvent event) {
        var template = event.template();
        return new EventCodec.Identity(
                template.templateId() + ":" + template.version(),
                template.templateId().toString(),
                template.updatedAt());
    }
}
