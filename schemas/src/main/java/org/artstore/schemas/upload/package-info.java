/// What happened to resumable uploads, beside their bytes. Promise: the order of these events in
/// the log alone decides which writer an upload belongs to and what its offset is.
@NullMarked
package org.artstore.schemas.upload;

import org.jspecify.annotations.NullMarked;
