@NullMarked
package org.artstore.ingest.idempotency;

import org.jspecify.annotations.NullMarked;
