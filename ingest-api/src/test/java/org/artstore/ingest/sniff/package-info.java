@NullMarked
package org.artstore.ingest.sniff;

import org.jspecify.annotations.NullMarked;
