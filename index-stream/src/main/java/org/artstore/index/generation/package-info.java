/// Generations of the index: each is a PostgreSQL schema and a Streams application of its own.
/// Promises that readers see exactly one of them, entire, through the schema `live`.
@NullMarked
package org.artstore.index.generation;

import org.jspecify.annotations.NullMarked;
