/// Templates: a JSON Schema for each type of documents, in versions, and how custom attributes name
/// theirs. Promise: a schema that is accepted reads nothing from outside, and comparing attributes
/// with it takes a bounded time.
@NullMarked
package org.artstore.schemas.template;

import org.jspecify.annotations.NullMarked;
