/// Tests of the trimming of journals.
@NullMarked
package org.artstore.worker.trim;

import org.jspecify.annotations.NullMarked;
