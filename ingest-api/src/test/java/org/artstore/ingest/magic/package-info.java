@NullMarked
package org.artstore.ingest.magic;

import org.jspecify.annotations.NullMarked;
