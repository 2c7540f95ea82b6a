/// Telling the file log again what an element holds, for a log that was lost. Promise: each file is
/// told in the words in which it was told before, with the version it has, so that whoever knows it
/// already drops it.
@NullMarked
package org.artstore.worker.rebuild;

import org.jspecify.annotations.NullMarked;
