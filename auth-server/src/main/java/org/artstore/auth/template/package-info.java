/// The templates of documents: a JSON Schema for each type, in versions. Promises that what
/// satisfies a version satisfies every later one, that no version ever changes or goes, and that
/// every registration is told to the other services.
@NullMarked
package org.artstore.auth.template;

import org.jspecify.annotations.NullMarked;
