/// From the file log to batches, in Kafka Streams. Promises that no offset is committed before its
/// record is in the index.
@NullMarked
package org.artstore.index.topology;

import org.jspecify.annotations.NullMarked;
