/// Tests of the connection to Redis.
@NullMarked
package org.artstore.ingest.redis;

import org.jspecify.annotations.NullMarked;
