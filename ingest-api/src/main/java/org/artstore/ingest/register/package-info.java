/// The state of resumable uploads, as the log of their events tells it. Promise: every instance
/// sees the same state at the same place of the log, so an epoch has one owner, an offset that was
/// told to a client holds for ever, and no instance ever waits for another one.
@NullMarked
package org.artstore.ingest.register;

import org.jspecify.annotations.NullMarked;
