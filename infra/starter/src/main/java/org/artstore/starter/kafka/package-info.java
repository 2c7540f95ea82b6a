/// How the service talks to Kafka. Promises that a topic the service owns exists with its declared
/// settings, as soon as the broker can be reached.
@NullMarked
package org.artstore.starter.kafka;

import org.jspecify.annotations.NullMarked;
