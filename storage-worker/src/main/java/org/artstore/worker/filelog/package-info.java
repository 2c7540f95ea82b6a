/// The file log as this worker writes and reads it apart from its journals. Promise: what was
/// waited for is in the log; an outage of Kafka is waited out.
@NullMarked
package org.artstore.worker.filelog;

import org.jspecify.annotations.NullMarked;
