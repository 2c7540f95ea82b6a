/// One upload from the request to its seal. Promise: memory is bounded whatever the client does,
/// and an upload that does not reach its seal leaves nothing that could become visible.
@NullMarked
package org.artstore.ingest.upload;

import org.jspecify.annotations.NullMarked;
