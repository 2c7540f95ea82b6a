/// Identifiers. Promise: a value of these types is well-formed, so it is safe in a path, a topic
/// name and a URL.
@NullMarked
package org.artstore.schemas.id;

import org.jspecify.annotations.NullMarked;
