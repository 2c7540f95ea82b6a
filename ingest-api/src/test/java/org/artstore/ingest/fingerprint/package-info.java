@NullMarked
package org.artstore.ingest.fingerprint;

import org.jspecify.annotations.NullMarked;
