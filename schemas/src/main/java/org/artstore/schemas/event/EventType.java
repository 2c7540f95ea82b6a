package org.artstore.schemas.event;

/// One type of event: its class and its versioned CloudEvents name, such as
/// `artstore.file.stored.v1`.
public record EventType<E>(String name, Class<? extends E> type) {}
