/// What happens when far more is asked for than can be served. Promise: every limit that is stated
/// is measured and printed, and one that is broken ends the run with 1.
@NullMarked
package org.artstore.bench.overload;

import org.jspecify.annotations.NullMarked;
