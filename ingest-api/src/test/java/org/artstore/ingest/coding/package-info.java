@NullMarked
package org.artstore.ingest.coding;

import org.jspecify.annotations.NullMarked;
