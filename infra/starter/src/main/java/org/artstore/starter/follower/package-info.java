/// Following a log without a consumer group. Promises that every record from the chosen position on
/// is handed over in the order of its partition, through outages of the broker.
@NullMarked
package org.artstore.starter.follower;

import org.jspecify.annotations.NullMarked;
