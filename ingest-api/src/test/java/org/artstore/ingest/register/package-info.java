@NullMarked
package org.artstore.ingest.register;

import org.jspecify.annotations.NullMarked;
