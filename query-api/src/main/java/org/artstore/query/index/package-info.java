/// The tables of the index, read only. Promise: whatever keeps PostgreSQL from answering, a reader
/// hears of it within a bound and in the words of this package.
@NullMarked
package org.artstore.query.index;

import org.jspecify.annotations.NullMarked;
