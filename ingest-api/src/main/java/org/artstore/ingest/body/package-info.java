/// Reading the body of a request. Promise: nothing is asked for, and so nothing is queued, while a
/// part of it is being taken; a client that stalls, trickles or goes away ends it, one that is held
/// back does not; whoever gives it up, no buffer is lost.
@NullMarked
package org.artstore.ingest.body;

import org.jspecify.annotations.NullMarked;
