/// Tests of the due times of temporary documents.
@NullMarked
package org.artstore.index.expiry;

import org.jspecify.annotations.NullMarked;
