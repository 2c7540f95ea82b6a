/// Search in the index. Promise: a search sees its tenant's documents only, no input makes it fail,
/// and what of a request is not understood is refused, never passed over.
@NullMarked
package org.artstore.query.search;

import org.jspecify.annotations.NullMarked;
