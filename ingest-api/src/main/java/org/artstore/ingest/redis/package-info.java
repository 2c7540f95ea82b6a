/// The connection to Redis. Promise: nobody waits for Redis longer than a short bound, and while it
/// is away nobody waits at all.
@NullMarked
package org.artstore.ingest.redis;

import org.jspecify.annotations.NullMarked;
