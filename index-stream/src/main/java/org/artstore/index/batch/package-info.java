/// What was read from the file log and is not in the index yet. Promises that a record leaves here
/// only when it is in the index, and in the order of its partition; what has to wait stays.
@NullMarked
package org.artstore.index.batch;

import org.jspecify.annotations.NullMarked;
