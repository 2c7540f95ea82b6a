/// Which element a new document goes to, by the rule of [org.artstore.starter.placement]. Promise:
/// room that was given is kept for the upload until it is released.
@NullMarked
package org.artstore.ingest.placement;

import org.jspecify.annotations.NullMarked;
