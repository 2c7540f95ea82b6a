/// Requests with an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header). Promise: as
/// often as such a request comes, at once or later, at whichever instance, it is carried out once,
/// and all get the same answer; a request without the header notices nothing of it.
@NullMarked
package org.artstore.ingest.idempotency;

import org.jspecify.annotations.NullMarked;
