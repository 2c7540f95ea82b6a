@NullMarked
package org.artstore.ingest.connection;

import org.jspecify.annotations.NullMarked;
