/// Measures how fast a new generation of the index is built, beside the least that the database can
/// do it with.
@NullMarked
package org.artstore.bench.rebuild;

import org.jspecify.annotations.NullMarked;
