/// Which generations of the index there are and what becomes of each, in PostgreSQL, for all
/// instances. Promises that a batch is written to the generation that it was meant for and knows
/// whether readers see it, and that two generations can be brought to the same position of the log.
@NullMarked
package org.artstore.index.registry;

import org.jspecify.annotations.NullMarked;
