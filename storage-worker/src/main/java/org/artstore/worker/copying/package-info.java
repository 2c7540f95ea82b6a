/// The part of the source in transfers: its bytes go through the journal of the target, and its
/// copy goes when nobody needs it any more. Promise: what is copied was checked as it was read; of
/// one file one chunk is under way at a time; whatever ends this process, the next one goes on.
@NullMarked
package org.artstore.worker.copying;

import org.jspecify.annotations.NullMarked;
