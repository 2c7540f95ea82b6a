@NullMarked
package org.artstore.ingest.ietf;

import org.jspecify.annotations.NullMarked;
