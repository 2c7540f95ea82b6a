/// PostgreSQL with durable settings. Promises that a committed transaction is on the disk, and that
/// a start copes with whatever a killed server left: a stale lock, a half-made cluster, a live
/// orphan.
@NullMarked
package org.artstore.embedded.postgres;

import org.jspecify.annotations.NullMarked;
