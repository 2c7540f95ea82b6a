@NullMarked
package org.artstore.ingest.refusal;

import org.jspecify.annotations.NullMarked;
