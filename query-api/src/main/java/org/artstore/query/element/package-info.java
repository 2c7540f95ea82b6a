/// The storage elements: their registrations, and where their bytes are served. Promise: what the
/// registry and a worker last said of an element is known here for as long as this process lives,
/// whether Kafka can be reached or not.
@NullMarked
package org.artstore.query.element;

import org.jspecify.annotations.NullMarked;
