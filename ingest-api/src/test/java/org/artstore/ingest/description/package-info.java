@NullMarked
package org.artstore.ingest.description;

import org.jspecify.annotations.NullMarked;
