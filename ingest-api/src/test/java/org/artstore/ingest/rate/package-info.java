/// Tests of the limits in time.
@NullMarked
package org.artstore.ingest.rate;

import org.jspecify.annotations.NullMarked;
