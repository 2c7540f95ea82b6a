/// Tests of transfers as the log tells them.
@NullMarked
package org.artstore.schemas.transfer;

import org.jspecify.annotations.NullMarked;
