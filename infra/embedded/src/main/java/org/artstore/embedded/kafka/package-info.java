/// A Kafka broker and controller in this JVM. Promises that an acknowledged record is on the disk,
/// and that a start on the data of a killed broker takes seconds.
@NullMarked
package org.artstore.embedded.kafka;

import org.jspecify.annotations.NullMarked;
