/// Which of several requests with one `Idempotency-Key` is carried out, as the log of their events
/// tells it. Promise: every instance sees the same at the same place of the log, so one request at
/// a time owns a key, what it secured is never made twice, and its answer is the only one.
@NullMarked
package org.artstore.ingest.claim;

import org.jspecify.annotations.NullMarked;
