package org.artstore.schemas.rebuild;

import org.artstore.schemas.id.ElementId;

/// That the files of an element are to be told to the file log again.
public record RebuildOrder(ElementId elementId) {}
