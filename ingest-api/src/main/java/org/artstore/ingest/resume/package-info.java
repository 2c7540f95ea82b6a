/// Uploads that take many requests, whichever protocol speaks of them. Promise: an offset that was
/// told to a client is durable in the journal and never has to be sent again; the newest request
/// has the upload, and what an older one still sends is not part of the document.
@NullMarked
package org.artstore.ingest.resume;

import org.jspecify.annotations.NullMarked;
