/// What a connection may cost before and beside its requests. Promise: a client that is slow, or
/// does not read its answers, is cut off and costs little until then; whoever asks for health is
/// answered, whatever others do.
@NullMarked
package org.artstore.ingest.connection;

import org.jspecify.annotations.NullMarked;
