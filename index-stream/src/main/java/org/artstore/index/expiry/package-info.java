/// When temporary documents are due to go. The due times lie in a store of Kafka Streams that the
/// file log feeds; what is due becomes a command in the journal of its element, which looks again
/// and decides. Promise: no document is due before the log was read that says when, and one that is
/// stays due until the log says that it is gone.
@NullMarked
package org.artstore.index.expiry;

import org.jspecify.annotations.NullMarked;
