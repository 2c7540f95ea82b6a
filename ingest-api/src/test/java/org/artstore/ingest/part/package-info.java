@NullMarked
package org.artstore.ingest.part;

import org.jspecify.annotations.NullMarked;
