/// The envelope of events: CloudEvents 1.0 in Kafka's binary mode. Promise: what one version wrote,
/// every later one reads, and an event that cannot be read says why.
@NullMarked
package org.artstore.schemas.event;

import org.jspecify.annotations.NullMarked;
