/// The whole worker against a real Kafka, and what its tests share.
@NullMarked
package org.artstore.worker;

import org.jspecify.annotations.NullMarked;
