@NullMarked
package org.artstore.ingest.claim;

import org.jspecify.annotations.NullMarked;
