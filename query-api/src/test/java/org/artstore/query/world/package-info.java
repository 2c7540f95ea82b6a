/// What query-api lives among in its tests: real Kafka, PostgreSQL and Redis, and actors in the
/// place of the other services.
@NullMarked
package org.artstore.query.world;

import org.jspecify.annotations.NullMarked;
