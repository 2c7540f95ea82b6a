/// Takes bodies of `multipart/form-data` apart. Promise: what comes of a body lies in memory of the
/// heap, and its own buffers are released as they come, whoever gives it up wherever; what is wrong
/// with it is told once.
@NullMarked
package org.artstore.ingest.part;

import org.jspecify.annotations.NullMarked;
