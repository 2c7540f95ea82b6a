package org.artstore.worker.element;

import org.artstore.schemas.element.ElementMode;
import org.artstore.worker.catalog.Catalog;

/// An element in use, as far as reading from it goes.
public record ServedElement(ElementMode mode, Catalog catalog) {}
