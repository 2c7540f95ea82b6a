/// Why an upload is refused, and how a client is told. Promise: after a refusal nothing of the
/// upload is or becomes visible.
@NullMarked
package org.artstore.ingest.refusal;

import org.jspecify.annotations.NullMarked;
