/// Tests of org.artstore.worker.scrub.
@NullMarked
package org.artstore.worker.scrub;

import org.jspecify.annotations.NullMarked;
