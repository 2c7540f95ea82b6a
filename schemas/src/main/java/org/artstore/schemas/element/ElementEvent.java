package org.artstore.schemas.element;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.artstore.schemas.event.EventCodec;
import org.artstore.schemas.event.EventType;

import java.net.URI;
import java.util.List;

/// What happened to the registration of an element. Each event carries the whole registration, so
/// the latest of a key is enough.
public sealed interface ElementEvent {

    /// Writes and reads the registry.
    EventCodec<ElementEvent> CODEC =
            new EventCodec<>(
                    URI.create("urn:artstore:auth-server"),
                    List.of(
                            new EventType<>(
                                    "artstore.element.registered.v1", ElementRegistered.class),
                            new EventType<>(
                                    "artstore.element.mode-changed.v1", ElementModeChanged.class)),
                    ElementEvent::identity);

    StorageElement element();

    /// An element was added to the installation.
    record ElementRegistered(@JsonUnwrapped StorageElement element) implements ElementEvent {}

    /// Other things may be done with its files from now on.
    record ElementModeChanged(@JsonUnwrapped StorageElement element, ElementMode previousMode)
            implements ElementEvent {}

    private static EventCodec.Identity identity(ElementEvent event) {
        var element = event.element();
        return new EventCodec.Identity(
                element.elementId() + ":" + element.version(),
                element.elementId().value(),
                element.updatedAt());
    }
}
