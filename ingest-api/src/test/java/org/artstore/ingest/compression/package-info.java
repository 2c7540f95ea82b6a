@NullMarked
package org.artstore.ingest.compression;

import org.jspecify.annotations.NullMarked;
