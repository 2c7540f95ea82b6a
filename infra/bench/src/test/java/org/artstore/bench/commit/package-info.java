/// Tests of org.artstore.bench.commit.
@NullMarked
package org.artstore.bench.commit;

import org.jspecify.annotations.NullMarked;
