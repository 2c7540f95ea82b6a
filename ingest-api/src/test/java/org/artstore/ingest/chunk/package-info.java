@NullMarked
package org.artstore.ingest.chunk;

import org.jspecify.annotations.NullMarked;
