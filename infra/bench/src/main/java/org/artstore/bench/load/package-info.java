/// Load from one thread over many connections, cheap enough to share the machine with what it
/// loads. Promise: every request that was due is counted once: answered, failed, or not
/// sent because no connection was free.
@NullMarked
package org.artstore.bench.load;

import org.jspecify.annotations.NullMarked;
