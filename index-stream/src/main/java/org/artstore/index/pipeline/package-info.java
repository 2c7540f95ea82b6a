/// The life of the index from start to stop: schema, log, streams. Promises to go on by itself
/// after any outage, and to stop where going on would give wrong answers.
@NullMarked
package org.artstore.index.pipeline;

import org.jspecify.annotations.NullMarked;
