/// Tests of quotas.
@NullMarked
package org.artstore.ingest.quota;

import org.jspecify.annotations.NullMarked;
