/// The registry of storage elements. Promises that no two elements of a worker share a directory,
/// and that every registration is told to the other services.
@NullMarked
package org.artstore.auth.element;

import org.jspecify.annotations.NullMarked;
