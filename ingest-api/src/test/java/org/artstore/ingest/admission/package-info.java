@NullMarked
package org.artstore.ingest.admission;

import org.jspecify.annotations.NullMarked;
