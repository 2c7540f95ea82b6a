@NullMarked
package org.artstore.ingest.outcome;

import org.jspecify.annotations.NullMarked;
