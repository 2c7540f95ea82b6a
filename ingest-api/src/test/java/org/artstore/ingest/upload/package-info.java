@NullMarked
package org.artstore.ingest.upload;

import org.jspecify.annotations.NullMarked;
