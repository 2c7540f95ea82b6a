@NullMarked
package org.artstore.ingest.placement;

import org.jspecify.annotations.NullMarked;
