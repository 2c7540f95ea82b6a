/// What a commit on a disk element costs. Promise: each cost is printed beside that of writing and
/// forcing as many files of the same sizes, in the same directory and the same moments.
@NullMarked
package org.artstore.bench.commit;

import org.jspecify.annotations.NullMarked;
