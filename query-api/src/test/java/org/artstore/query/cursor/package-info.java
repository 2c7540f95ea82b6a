/// Tests of cursors.
@NullMarked
package org.artstore.query.cursor;

import org.jspecify.annotations.NullMarked;
