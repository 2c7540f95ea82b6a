/// Tests of the way from a change to its event.
@NullMarked
package org.artstore.auth.outbox;

import org.jspecify.annotations.NullMarked;
