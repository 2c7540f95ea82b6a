/// Builds a new generation of the index beside the live one and lets it take over, as operators
/// say. Promises that a job goes on by itself after any death, that readers never see a generation
/// that is behind the one they saw, and that nobody loses the way back before its time.
@NullMarked
package org.artstore.index.reindex;

import org.jspecify.annotations.NullMarked;
