/// Tests of org.artstore.worker.commit.
@NullMarked
package org.artstore.worker.commit;

import org.jspecify.annotations.NullMarked;
