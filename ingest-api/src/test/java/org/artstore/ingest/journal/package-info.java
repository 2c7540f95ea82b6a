@NullMarked
package org.artstore.ingest.journal;

import org.jspecify.annotations.NullMarked;
