/// What became of requests that carry an `Idempotency-Key`. Promise: the order of these events in
/// the log alone decides which request of several with one key is carried out, and what all of
/// them are answered.
@NullMarked
package org.artstore.schemas.request;

import org.jspecify.annotations.NullMarked;
