/// The service as a whole.
@NullMarked
package org.artstore.ingest;

import org.jspecify.annotations.NullMarked;
