/// What an event of the file log does to the index. Pure: the same log gives the same rows,
/// whenever and in whatever order its partitions are read.
@NullMarked
package org.artstore.index.row;

import org.jspecify.annotations.NullMarked;
