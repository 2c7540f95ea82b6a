/// What a generation of the index amounts to, as one hash. Promises that two generations hash equal
/// exactly when each table holds the same rows, whatever order, threads or time they came by.
@NullMarked
package org.artstore.index.dump;

import org.jspecify.annotations.NullMarked;
