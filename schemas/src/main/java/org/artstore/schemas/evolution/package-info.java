/// When one version of a template may follow another. Promise: whatever satisfies a version
/// satisfies every version that was allowed to follow it; what cannot be told for sure is refused.
@NullMarked
package org.artstore.schemas.evolution;

import org.jspecify.annotations.NullMarked;
