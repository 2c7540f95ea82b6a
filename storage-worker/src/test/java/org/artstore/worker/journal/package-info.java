/// Tests of org.artstore.worker.journal.
@NullMarked
package org.artstore.worker.journal;

import org.jspecify.annotations.NullMarked;
