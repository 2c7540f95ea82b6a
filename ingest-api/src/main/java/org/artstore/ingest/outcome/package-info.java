/// What became of uploads, as the file log tells it. Promise: an outcome that is in the log after
/// an upload was expected reaches whoever waits for it; who does not wait costs nothing.
@NullMarked
package org.artstore.ingest.outcome;

import org.jspecify.annotations.NullMarked;
