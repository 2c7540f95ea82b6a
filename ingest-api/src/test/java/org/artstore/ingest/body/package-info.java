@NullMarked
package org.artstore.ingest.body;

import org.jspecify.annotations.NullMarked;
