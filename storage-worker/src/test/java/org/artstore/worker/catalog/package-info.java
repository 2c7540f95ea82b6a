/// Tests of org.artstore.worker.catalog.
@NullMarked
package org.artstore.worker.catalog;

import org.jspecify.annotations.NullMarked;
